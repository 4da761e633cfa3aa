package dev.chaperone.desktop.gate;

import dev.chaperone.model.sanitise.envelope.Blocks;
import dev.chaperone.model.sanitise.envelope.Blocks.Block;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The blocks of bodies that are looked at by more than one on their way: a pass over half a megabyte costs a
 * millisecond. Keeps no body alive. Safe for many threads.
 */
public final class PartedBodies {

    /** As many as are on their way at once; with more, some are parted twice. */
    private static final int PLACES = 16;

    private final AtomicReferenceArray<Parted> places = new AtomicReferenceArray<>(PLACES);
    private final AtomicInteger next = new AtomicInteger();

    private record Parted(WeakReference<String> text, List<Block> blocks) {}

    /** As {@link Blocks#of}; the same text object is parted once. */
    public List<Block> blocks(String text) {
        for (int i = 0; i < PLACES; i++) {
            Parted parted = places.get(i);
            if (parted != null && parted.text().refersTo(text)) {
                return parted.blocks();
            }
        }
        List<Block> blocks = Blocks.of(text);
        places.set(Math.floorMod(next.getAndIncrement(), PLACES), new Parted(new WeakReference<>(text), blocks));
        return blocks;
    }
}
