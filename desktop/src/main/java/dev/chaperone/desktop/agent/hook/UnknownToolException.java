package dev.chaperone.desktop.agent.hook;

/** A tool this adapter has no words for, so that nobody could say what it touches. */
public final class UnknownToolException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final int MAX_NAME = 80;

    public UnknownToolException(String tool) {
        super("this version of Chaperone does not know the tool '%s'; update Chaperone or ask IT"
                .formatted(plain(tool)));
    }

    /** The name came from outside: it must not fill or break the line it stands in. */
    private static String plain(String tool) {
        String line = tool.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
        return line.length() <= MAX_NAME ? line : line.substring(0, MAX_NAME - 1) + "…";
    }
}
