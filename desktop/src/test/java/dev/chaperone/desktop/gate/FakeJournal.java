package dev.chaperone.desktop.gate;

import dev.chaperone.desktop.journal.Journal;
import dev.chaperone.model.audit.AuditEvent;
import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A journal in memory whose disk can fill up. */
public final class FakeJournal implements Journal {

    private final List<EventBody> events = new CopyOnWriteArrayList<>();
    private volatile boolean full;

    @Override
    public AuditEvent append(EventBody body) throws IOException {
        if (full) {
            throw new IOException("no space left on device");
        }
        events.add(body);
        return new AuditEvent("id-" + events.size(), "laptop", events.size(), Instant.EPOCH, "ana", body);
    }

    public void fill() {
        full = true;
    }

    public List<EventBody> events() {
        return events;
    }

    public List<EventBody.Decided> decisions() {
        return events.stream()
                .filter(EventBody.Decided.class::isInstance)
                .map(EventBody.Decided.class::cast)
                .toList();
    }
}
