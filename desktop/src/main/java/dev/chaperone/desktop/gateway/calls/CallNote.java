package dev.chaperone.desktop.gateway.calls;

/**
 * What the book says of one call.
 *
 * @param decision the gate's
 * @param id the model's name for the call, only if its result was held back; empty if it has none
 */
public record CallNote(Fate fate, String decision, String id) {

    /** What became of a call or its result. */
    public enum Fate {
        /** The gate was asked and let it go ahead. */
        ALLOWED,
        /** The gate was asked and said no. */
        REFUSED,
        /** The gate was not asked, so the result does not leave. */
        HELD
    }

    private static final String FIELD = "\t";

    public static CallNote asked(boolean allowed, String decision) {
        return new CallNote(allowed ? Fate.ALLOWED : Fate.REFUSED, decision, "");
    }

    boolean isAsked() {
        return fate == Fate.ALLOWED || fate == Fate.REFUSED;
    }

    String line(CallKey key) {
        return String.join(FIELD, key.hex(), fate.name(), decision, id);
    }

    /** A line of the book. @throws IllegalArgumentException if it is none */
    record Line(CallKey key, CallNote note) {
        static Line of(String text) {
            String[] fields = text.split(FIELD, -1);
            if (fields.length != 4 || fields[0].length() != 32) {
                throw new IllegalArgumentException("no line of the book of calls");
            }
            return new Line(CallKey.ofHex(fields[0]), new CallNote(Fate.valueOf(fields[1]), fields[2], fields[3]));
        }
    }
}
