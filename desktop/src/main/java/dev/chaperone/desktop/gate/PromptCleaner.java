package dev.chaperone.desktop.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.chaperone.model.action.AgentAction.SendPrompt;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.sanitise.Destination;
import dev.chaperone.model.sanitise.Finding;
import dev.chaperone.model.sanitise.ResponseMatrix;
import dev.chaperone.model.sanitise.Sanitised;
import dev.chaperone.model.sanitise.Screened;
import dev.chaperone.model.sanitise.envelope.Blocks.Block;
import dev.chaperone.model.sanitise.restore.Vault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Cleans prompts. A body of a model request is cleaned block by block, because agents send the whole conversation again
 * and again: what was looked at stays as it was cleaned, so that the model's server finds what it has cached.
 */
public final class PromptCleaner {

    /** In characters, of all sessions together; what does not fit is looked at again. */
    private static final int MOST_REMEMBERED = 4 * 1024 * 1024;

    private static final Duration IDLE = Duration.ofMinutes(30);

    /**
     * Where a block stands, and how long it is: whether it is the same is seen by comparing it, which is faster than a
     * digest.
     */
    private record Place(Vault vault, int edition, ResponseMatrix matrix, String name, int index, int length) {}

    /**
     * What was found in a block.
     *
     * @param text compared and given to nobody
     * @param replaced in positions of the block
     */
    private record Marks(String text, List<Finding> replaced, List<Finding> warned, List<String> blocking) {
        @Override
        public String toString() {
            return "Marks[" + replaced.size() + " replaced]";
        }
    }

    private final DataScreen screen;
    private final SessionVaults vaults;
    private final PartedBodies bodies;
    private final Cache<Place, Marks> seen = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED)
            .weigher((Place _, Marks marks) -> marks.text().length() + 100)
            .expireAfterAccess(IDLE)
            .build();

    /** @param screen what is looked for, and what happens to which finding */
    public PromptCleaner(DataScreen screen, SessionVaults vaults, PartedBodies bodies) {
        this.screen = screen;
        this.vaults = vaults;
        this.bodies = bodies;
    }

    Screened clean(SendPrompt prompt) {
        return clean(prompt, ResponseMatrix.standard());
    }

    /** @param settings what happens to which finding on the way to this model, before what the policy says of data */
    Screened clean(SendPrompt prompt, ResponseMatrix settings) {
        Origin origin = prompt.origin();
        Vault vault = vaults.of(origin.agent().name(), origin.session());
        String text = prompt.text();
        List<Finding> replaced = new ArrayList<>();
        List<Finding> warned = new ArrayList<>();
        TreeSet<String> blocking = new TreeSet<>();
        List<Block> blocks = bodies.blocks(text);
        List<Marks> marks = new Look(screen.current(), settings, text, vault).marks(blocks);
        for (int i = 0; i < blocks.size(); i++) {
            int by = blocks.get(i).start();
            marks.get(i).replaced().forEach(f -> replaced.add(f.shifted(by)));
            marks.get(i).warned().forEach(f -> warned.add(f.shifted(by)));
            blocking.addAll(marks.get(i).blocking());
        }
        return new Screened(Sanitised.of(text, replaced), warned, List.copyOf(blocking));
    }

    /** One text, looked at by the rules of one moment. */
    private final class Look {

        private final DataScreen.Made rules;
        private final ResponseMatrix matrix;
        private final String text;
        private final Vault vault;

        Look(DataScreen.Made rules, ResponseMatrix settings, String text, Vault vault) {
            this.rules = rules;
            this.matrix = settings.above(rules.matrix());
            this.text = text;
            this.vault = vault;
        }

        /**
         * What one new block holds may stand in another one without any sign of what it is, so new ones are looked at
         * twice.
         */
        List<Marks> marks(List<Block> blocks) {
            int before = vault.size();
            List<Marks> marks = new ArrayList<>();
            List<Integer> fresh = new ArrayList<>();
            for (Block block : blocks) {
                Marks known = seen.getIfPresent(place(block));
                boolean same = known != null
                        && text.regionMatches(
                                block.start(), known.text(), 0, known.text().length());
                if (!same) {
                    fresh.add(marks.size());
                }
                marks.add(same ? known : marks(block));
            }
            boolean again = fresh.size() > 1 && vault.size() > before;
            for (int i : fresh) {
                Marks last = again ? marks(blocks.get(i)) : marks.get(i);
                marks.set(i, last);
                seen.put(place(blocks.get(i)), last);
            }
            return marks;
        }

        private Place place(Block block) {
            return new Place(vault, rules.edition(), matrix, block.name(), block.index(), block.end() - block.start());
        }

        private Marks marks(Block block) {
            Screened screened = rules.sanitiser().screen(block.alone(text), vault, matrix, Destination.MODEL);
            return new Marks(
                    text.substring(block.start(), block.end()),
                    within(block, screened.sanitised().findings()),
                    within(block, screened.warned()),
                    screened.blocking());
        }
    }

    /** Those in the block itself, in its positions; its name is a block of its own. */
    private static List<Finding> within(Block block, List<Finding> findings) {
        int from = block.before().length();
        int length = block.end() - block.start();
        return findings.stream()
                .filter(f -> f.span().start() >= from && f.span().end() <= from + length)
                .map(f -> f.shifted(-from))
                .toList();
    }
}
