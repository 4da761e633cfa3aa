package dev.chaperone.desktop.agent;

/**
 * What the shim does: print one text to one stream, and exit.
 *
 * @param exitCode 0 to 9
 */
public record HookReply(int exitCode, Stream stream, String text) {

    /** Where the text goes. */
    public enum Stream {
        OUT,
        ERR
    }

    public HookReply {
        if (exitCode < 0 || exitCode > 9) {
            throw new IllegalArgumentException("exit code %d is not between 0 and 9".formatted(exitCode));
        }
    }

    /** Says nothing, so the agent goes on as without us. */
    public static HookReply silent() {
        return new HookReply(0, Stream.OUT, "");
    }

    public static HookReply json(String text) {
        return new HookReply(0, Stream.OUT, text);
    }

    /** Exit code 2 with a reason on standard error: "no" in every hook contract. */
    public static HookReply no(String reason) {
        return new HookReply(2, Stream.ERR, reason);
    }
}
