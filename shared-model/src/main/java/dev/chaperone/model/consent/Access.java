package dev.chaperone.model.consent;

/** What a grant lets an agent do with a folder. Writing includes reading. */
public enum Access {
    READ,
    READ_WRITE;

    public boolean includes(Access wanted) {
        return this == READ_WRITE || wanted == READ;
    }
}
