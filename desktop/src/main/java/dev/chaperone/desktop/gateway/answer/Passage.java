package dev.chaperone.desktop.gateway.answer;

import dev.chaperone.model.sanitise.restore.Vault;
import java.util.Locale;
import java.util.Optional;

/** The way of one answer through the gateway. For one thread. */
public interface Passage {

    /** @return what may be passed on now; empty if that has to wait for more */
    byte[] accept(byte[] bytes, int length);

    /** What was still held back when the answer is complete. */
    byte[] finish();

    /**
     * A way for an answer of this kind.
     *
     * @param contentType of the answer
     * @param tools whether tools get the values, too
     * @return empty if there is nothing to put back, so that it goes as it comes
     */
    static Optional<Passage> of(String contentType, Vault vault, boolean tools) {
        String type = contentType.toLowerCase(Locale.ROOT);
        if (vault.size() == 0) {
            return Optional.empty();
        }
        if (type.startsWith("text/event-stream")) {
            return Optional.of(new EventStream(vault, tools));
        }
        return type.startsWith("application/json") ? Optional.of(new WholeAnswer(vault, tools)) : Optional.empty();
    }
}
