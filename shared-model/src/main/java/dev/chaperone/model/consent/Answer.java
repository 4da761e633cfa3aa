package dev.chaperone.model.consent;

/** What a person can answer to a prompt. */
public enum Answer {
    DENY("deny"),
    ONCE("once"),
    SESSION("session"),
    FOLDER("folder"),
    /** No, and nobody is asked again for as long as a folder can be allowed. */
    DENY_FOLDER("deny-folder");

    private final String wireName;

    Answer(String wireName) {
        this.wireName = wireName;
    }

    /** Whether this is a no. */
    public boolean denies() {
        return this == DENY || this == DENY_FOLDER;
    }

    /** The word used on the command line and on the wire. */
    public String wireName() {
        return wireName;
    }

    /** @throws IllegalArgumentException naming the accepted words */
    public static Answer named(String word) {
        for (Answer answer : values()) {
            if (answer.wireName.equals(word)) {
                return answer;
            }
        }
        throw new IllegalArgumentException(
                "'%s' is no answer; use deny, once, session, folder or deny-folder".formatted(word));
    }
}
