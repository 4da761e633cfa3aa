package dev.chaperone.model.sanitise.scan;

/**
 * Looks around one place of a text. Must look at a bounded number of characters, or leave a {@link Scan#passed mark} so
 * that no stretch is looked at twice: the whole scan has to stay linear on hostile texts.
 */
@FunctionalInterface
public interface Probe {

    /**
     * @param start of the keyword, number or run
     * @param end just after it
     */
    void at(Scan scan, int start, int end);
}
