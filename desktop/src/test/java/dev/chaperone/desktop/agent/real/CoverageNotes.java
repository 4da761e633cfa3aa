package dev.chaperone.desktop.agent.real;

import dev.chaperone.desktop.agent.AgentProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Keeps what the tests with real agents saw, and at the end of each agent's tests writes docs/coverage.md if the system
 * property {@code chaperone.coverage} names the file.
 */
final class CoverageNotes implements AfterTestExecutionCallback, AfterAllCallback {

    private static final List<Note> NOTES = new CopyOnWriteArrayList<>();

    /** One thing that was tried, in the order of the tests. */
    record Note(String agent, Covers covers, boolean held) {}

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Covers covers = context.getRequiredTestMethod().getAnnotation(Covers.class);
        boolean skipped = context.getExecutionException().orElse(null) instanceof TestAbortedException; // says nothing
        if (covers != null && !skipped && context.getRequiredTestInstance() instanceof AgentUnderTest test) {
            NOTES.add(new Note(
                    test.agent(), covers, context.getExecutionException().isEmpty()));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        String file = System.getProperty("chaperone.coverage", "");
        if (!file.isEmpty()) {
            Path document = Path.of(file);
            String before = Files.exists(document) ? Files.readString(document) : "";
            Files.writeString(document, new CoverageDocument(List.copyOf(NOTES), before).text());
        }
    }

    static List<Note> of(AgentProfile agent, List<Note> notes) {
        return notes.stream().filter(n -> n.agent().equals(agent.name())).toList();
    }
}
