package dev.chaperone.model.action;

/**
 * The person who answered.
 *
 * @param user their name on this system
 * @param proof how far it is known that it was them
 */
public record Approver(String user, Proof proof) {

    /** Proof of a person, weakest first. */
    public enum Proof {
        /** A program of theirs that no agent started. */
        PROGRAM("program"),
        /** Besides, the operating system had them prove who they are while they answered. */
        CONFIRMED("confirmed");

        private final String wireName;

        Proof(String wireName) {
            this.wireName = wireName;
        }

        /** The word in events. */
        public String wireName() {
            return wireName;
        }
    }

    /** Someone known by their program alone. */
    public static Approver byProgram(String user) {
        return new Approver(user, Proof.PROGRAM);
    }
}
