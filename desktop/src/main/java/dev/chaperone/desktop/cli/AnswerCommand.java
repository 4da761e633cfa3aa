package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.confirm.TerminalAgent;
import dev.chaperone.desktop.consent.AnswerResult;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Answers a question from an interactive terminal, where polkit may ask for the password of a lasting answer. */
@Command(name = "answer", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class AnswerCommand implements Callable<Integer> {

    private final Context context;

    @Parameters(index = "0", paramLabel = "ID")
    String id = "";

    @Parameters(index = "1", paramLabel = "deny|once|session|folder|deny-folder")
    String answer = "";

    AnswerCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (!context.terminal()) {
            throw new Failures.Refused("answers are taken from an interactive terminal or the window only");
        }
        AnswerResult result = answer(Answer.named(answer));
        context.print(
                "%s",
                switch (result) {
                    case COUNTED -> "Answered: " + answer;
                    case TOO_LATE -> "Too late: " + id + " is no longer open.";
                    case NOT_OFFERED -> "'" + answer + "' is not offered for " + id + "; see: chaperone prompts";
                });
        return result == AnswerResult.COUNTED ? 0 : 1;
    }

    private AnswerResult answer(Answer word) throws IOException {
        if (word != Answer.FOLDER) {
            return context.client().answer(id, word);
        }
        try (TerminalAgent _ = TerminalAgent.start(TerminalAgent.PROGRAM)) {
            return context.client().answer(id, word);
        }
    }
}
