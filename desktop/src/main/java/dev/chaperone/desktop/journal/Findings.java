package dev.chaperone.desktop.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was found since the journal was opened, each thing once. Safe for use by many threads. */
final class Findings {

    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    private final CopyOnWriteArrayList<JournalFinding> findings = new CopyOnWriteArrayList<>();

    /** False if it was known. */
    boolean add(JournalFinding finding) {
        boolean fresh = findings.addIfAbsent(finding);
        if (fresh) {
            LOG.error("{}: {}", finding.kind(), finding.detail());
        }
        return fresh;
    }

    List<JournalFinding> list() {
        return List.copyOf(findings);
    }
}
