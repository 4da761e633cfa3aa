package dev.chaperone.desktop.ui.prompt;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Answer;
import dev.chaperone.model.consent.Prompt;
import java.time.Instant;
import java.util.List;

/** Questions as tests need them. */
final class Questions {

    private Questions() {}

    static Prompt ordinary(String id) {
        return new Question(id).prompt();
    }

    /** A question to be changed in one place. */
    static final class Question {
        private final String id;
        private AgentIdentity agent = new AgentIdentity(
                "claude-code", "2.1.330", new AgentIdentity.Proof.ByProcess(48213, "claude", List.of("claude", "zsh")));
        private String folder = "/home/ana/work/payments-api/config";
        private String command = "";
        private String why = "This folder is outside the projects you shared.";
        private String words = "";
        private Prompt.Glance glance = new Prompt.Glance(12, 2, 0, "", true);
        private int requests = 1;
        private Instant deadline = Painted.ASKED.plus(Rehearsal.PATIENCE);
        private List<Answer> offered = List.of(Answer.values());

        Question(String id) {
            this.id = id;
        }

        Question agent(String name, AgentIdentity.Proof proof) {
            agent = new AgentIdentity(name, "1.0", proof);
            return this;
        }

        Question folder(String path) {
            folder = path;
            return this;
        }

        Question command(String line) {
            command = line;
            return this;
        }

        Question words(String text) {
            words = text;
            return this;
        }

        Question why(String text) {
            why = text;
            return this;
        }

        Question glance(Prompt.Glance found) {
            glance = found;
            return this;
        }

        Question requests(int count) {
            requests = count;
            return this;
        }

        Question deadline(Instant time) {
            deadline = time;
            return this;
        }

        Question offered(Answer... answers) {
            offered = List.of(answers);
            return this;
        }

        Prompt prompt() {
            return new Prompt(
                    id,
                    agent,
                    new SessionId("session-1"),
                    new AbsolutePath(folder),
                    Access.READ_WRITE,
                    command,
                    glance,
                    "folder.outside",
                    "policy v42",
                    why,
                    words,
                    requests,
                    Painted.ASKED,
                    deadline,
                    offered,
                    30);
        }
    }
}
