package dev.chaperone.desktop.push.bypass;

/**
 * What became of one attempt.
 *
 * @param hook what the agent's own hook made of its line
 * @param git whether the commits arrived though git asks Chaperone
 * @param session whether they arrived from where there is no network
 */
record Row(Attempt attempt, Hook hook, Arrived git, Arrived session) {

    /** What the agent's own hook made of the line. */
    enum Hook {
        REFUSED("refused"),
        ASKED("asks a person"),
        PASSED("passes");

        private final String words;

        Hook(String words) {
            this.words = words;
        }
    }

    /** Whether commits arrived. */
    enum Arrived {
        NO("stopped"),
        YES("arrives"),
        NOT_RUN("not run here"),
        NOTHING_TO_RUN("–");

        private final String words;

        Arrived(String words) {
            this.words = words;
        }
    }

    String line() {
        return "| %s | %s | %s | %s | %s |\n".formatted(attempt.name(), hook.words, git.words, session.words, result());
    }

    private String result() {
        if (hook == Hook.REFUSED) {
            return git == Arrived.NO ? "blocked twice" : "blocked by the agent's hook";
        }
        if (git == Arrived.NO) {
            return "blocked by git's hook";
        }
        String seen = hook == Hook.ASKED ? "; a person is asked about the command first" : "";
        return switch (session) {
            case NO -> "blocked only without network" + seen;
            case YES -> "open" + seen;
            case NOT_RUN -> "open, as far as it was run" + seen;
            case NOTHING_TO_RUN -> hook == Hook.ASKED ? "a person is asked" : "open";
        };
    }

    /** Whether everything of it was run here, so that it can be compared. */
    boolean isWhole() {
        return session != Arrived.NOT_RUN;
    }
}
