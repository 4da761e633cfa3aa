package dev.chaperone.desktop.push;

import dev.chaperone.desktop.journal.JournalEntry;
import dev.chaperone.desktop.journal.JournalReader;
import dev.chaperone.model.audit.EventBody.Decided;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the journal knows of the work in a folder: which agent last worked there, in which session, by which permission
 * and after which prompt. A hint for whoever reviews, not a proof; what is not known is empty.
 */
public record Trail(String agent, String version, String session, String consent, String promptHash) {

    private static final int LOOK_BACK = 1_000;

    /** The newest one of {@code agent}, or of any agent if it is empty. */
    public static Trail of(JournalReader journal, String agent, String folder) throws IOException {
        List<Decided> decisions = journal.recent(LOOK_BACK).stream()
                .map(JournalEntry::event)
                .flatMap(Optional::stream)
                .map(e -> e.body())
                .filter(Decided.class::isInstance)
                .map(Decided.class::cast)
                .filter(d -> agent.isEmpty() || d.agent().equals(agent))
                .toList();
        Optional<Decided> last = decisions.stream()
                .filter(d -> d.outcome().equals("allow") && !d.surface().startsWith("git/"))
                .filter(d -> d.paths().stream().anyMatch(p -> p.equals(folder) || p.startsWith(folder + "/")))
                .findFirst();
        return last.map(d -> new Trail(d.agent(), d.agentVersion(), d.session(), d.grantId(), prompt(decisions, d)))
                .orElseGet(() -> new Trail("", "", "", "", ""));
    }

    private static String prompt(List<Decided> decisions, Decided last) {
        return decisions.stream()
                .filter(d -> d.session().equals(last.session()))
                .map(d -> d.details().promptHash())
                .filter(hash -> !hash.isEmpty())
                .findFirst()
                .orElse("");
    }
}
