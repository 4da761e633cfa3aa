package dev.chaperone.desktop.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a person said no to, so that an agent can't wear them down: a second "no" to one thing ends that thing for the
 * session, and three within ten minutes end every question of the session. Kept in memory only. Guarded by the queue's
 * lock.
 */
final class Denials {

    static final int SAME = 2;
    static final int MANY = 3;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private static final int MAX_SESSIONS = 1_000;

    private record Session(String agent, String session) {
        static Session of(Ask ask) {
            return new Session(
                    ask.origin().agent().name(), ask.origin().session().value());
        }
    }

    private record Denial(Ask.Key what, Instant when) {}

    private final Map<Session, List<Denial>> sessions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Session, List<Denial>> eldest) {
            return size() > MAX_SESSIONS;
        }
    };

    void note(Ask ask, Instant now) {
        sessions.computeIfAbsent(Session.of(ask), _ -> new ArrayList<>()).add(new Denial(ask.key(), now));
    }

    /** Whether the person has made clear already that they do not want this. */
    boolean settle(Ask ask) {
        List<Denial> denials = sessions.getOrDefault(Session.of(ask), List.of());
        long same = denials.stream().filter(d -> d.what().equals(ask.key())).count();
        return same >= SAME || hasCluster(denials);
    }

    private static boolean hasCluster(List<Denial> denials) {
        for (int i = MANY - 1; i < denials.size(); i++) {
            Instant first = denials.get(i - MANY + 1).when();
            if (Duration.between(first, denials.get(i).when()).compareTo(WINDOW) <= 0) {
                return true;
            }
        }
        return false;
    }
}
