package dev.chaperone.desktop.gateway.answer;

import dev.chaperone.model.sanitise.restore.Vault;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;

/** An answer in one JSON. It is held back until it is complete, as clients read it only then. */
final class WholeAnswer implements Passage {

    /** A longer one goes on as it comes. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private final Lanes lanes;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean tooLong;

    WholeAnswer(Vault vault, boolean tools) {
        this.lanes = new Lanes(vault, tools);
    }

    @Override
    public byte[] accept(byte[] bytes, int length) {
        held.write(bytes, 0, length);
        tooLong |= held.size() > LONGEST;
        return tooLong ? taken() : new byte[0];
    }

    private byte[] taken() {
        byte[] all = held.toByteArray();
        held.reset();
        return all;
    }

    @Override
    public byte[] finish() {
        byte[] all = taken();
        String json = new String(all, StandardCharsets.UTF_8);
        try {
            String restored = tooLong ? json : lanes.restore(json, Event.read(json), Lanes.Frame.NONE, true);
            return restored.equals(json) ? all : restored.getBytes(StandardCharsets.UTF_8);
        } catch (JacksonException _) {
            return all;
        }
    }
}
