package dev.chaperone.desktop.consent;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Grant;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Every live grant and remembered no, in memory and on disk. A grant counts only once it is saved. A clock that is set
 * back brings no ended one to life again. Safe for many threads.
 */
public final class GrantBook {

    private final GrantFile file;
    private final Clock clock;
    private final AtomicReference<List<Grant>> grants;
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);

    /** @throws IOException if the file exists and can't be read; a damaged one is put aside and counts as empty */
    public GrantBook(GrantFile file, Clock clock) throws IOException {
        this.file = file;
        this.clock = clock;
        this.grants = new AtomicReference<>(file.load());
    }

    public List<Grant> live() {
        Instant now = now();
        return grants.get().stream().filter(g -> g.isLive(now)).toList();
    }

    /** A live grant that covers every one of {@code paths}, whatever is done there. */
    public Optional<Grant> covering(Origin origin, Collection<AbsolutePath> paths, Access wanted) {
        return covering(Grant::isForFolder, origin, paths, wanted);
    }

    /** A live grant for {@code subject} alone that covers every one of {@code paths}. */
    public Optional<Grant> coveringAgain(String subject, Origin origin, Collection<AbsolutePath> paths, Access wanted) {
        return covering(g -> !g.isForFolder() && g.subject().equals(subject), origin, paths, wanted);
    }

    private Optional<Grant> covering(
            Predicate<Grant> which, Origin origin, Collection<AbsolutePath> paths, Access wanted) {
        Instant now = now();
        for (Grant grant : grants.get()) {
            if (which.test(grant) && coversAll(grant, origin, paths, wanted, now)) {
                return Optional.of(grant);
            }
        }
        return Optional.empty();
    }

    /** A loop, because this runs at every call of an agent. */
    private static boolean coversAll(
            Grant grant, Origin origin, Collection<AbsolutePath> paths, Access wanted, Instant now) {
        for (AbsolutePath path : paths) {
            if (!grant.covers(origin, path, wanted, now)) {
                return false;
            }
        }
        return true;
    }

    /** A remembered no to any of {@code paths}. */
    public Optional<Grant> refusing(Origin origin, Collection<AbsolutePath> paths, Access wanted) {
        Instant now = now();
        for (Grant grant : grants.get()) {
            for (AbsolutePath path : paths) {
                if (grant.refuses(origin, path, wanted, now)) {
                    return Optional.of(grant);
                }
            }
        }
        return Optional.empty();
    }

    /** Saves a grant; until this returns it covers nothing. */
    public synchronized void remember(Grant grant) throws IOException {
        Instant now = now();
        List<Grant> next = java.util.stream.Stream.concat(
                        grants.get().stream().filter(g -> g.isLive(now) && !g.id().equals(grant.id())),
                        java.util.stream.Stream.of(grant))
                .toList();
        file.save(next);
        grants.set(next);
    }

    /**
     * Ends the live grants that {@code which} picks, at once. The memory is changed even if the disk refuses, so that
     * revoking always bites.
     *
     * @return what was ended
     */
    public synchronized List<Grant> revoke(Predicate<Grant> which) throws IOException {
        Instant now = now();
        Map<Boolean, List<Grant>> parts =
                grants.get().stream().filter(g -> g.isLive(now)).collect(Collectors.partitioningBy(which));
        List<Grant> kept = parts.getOrDefault(false, List.of());
        grants.set(kept);
        file.save(kept);
        return parts.getOrDefault(true, List.of());
    }

    private Instant now() {
        return latest.accumulateAndGet(clock.instant(), (before, read) -> read.isAfter(before) ? read : before);
    }
}
