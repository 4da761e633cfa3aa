package dev.chaperone.desktop.consent;

/** What became of an answer. */
public enum AnswerResult {
    COUNTED,
    /** Somebody else answered, or silence did. */
    TOO_LATE,
    /** The answer was not one of those offered. */
    NOT_OFFERED
}
