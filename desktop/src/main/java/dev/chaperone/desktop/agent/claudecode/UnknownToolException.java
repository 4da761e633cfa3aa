package dev.chaperone.desktop.agent.claudecode;

/** A tool this adapter has no words for, so that nobody could say what it touches. */
final class UnknownToolException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownToolException(String tool) {
        super("this version of Chaperone does not know the tool '%s'; update Chaperone or ask IT".formatted(tool));
    }
}
