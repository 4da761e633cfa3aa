package dev.chaperone.desktop.guard;

import dev.chaperone.desktop.guard.SessionPlan.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whom an agent runs as: the one who was named, else the one who called sudo; never root. */
public final class SystemUser {

    private static final String NUMBER = "\\d{1,9}";

    private final Path passwords;

    /** @param passwords {@code /etc/passwd}, or a copy in a test */
    public SystemUser(Path passwords) {
        this.passwords = passwords;
    }

    /**
     * @param named a name or number; empty for the caller of sudo
     * @throws IOException in one plain line
     */
    public User of(String named, Map<String, String> environment) throws IOException {
        String wanted = named.isEmpty() ? environment.getOrDefault("SUDO_UID", "") : named;
        if (wanted.isEmpty()) {
            throw new IOException(Texts.get("run.user"));
        }
        User user = listed(wanted)
                .or(() -> numbered(wanted))
                .orElseThrow(() -> new IOException(Texts.get("run.nobody", wanted)));
        if (user.uid() == 0) {
            throw new IOException(Texts.get("run.user"));
        }
        return user;
    }

    private Optional<User> listed(String wanted) throws IOException {
        List<String> lines = Files.readAllLines(passwords);
        return lines.stream()
                .map(line -> line.split(":", -1))
                .filter(f -> f.length > 5 && f[2].matches(NUMBER) && f[3].matches(NUMBER))
                .filter(f -> f[0].equals(wanted) || f[2].equals(wanted))
                .map(f -> new User(f[0], Long.parseLong(f[2]), Long.parseLong(f[3]), f[5]))
                .findFirst();
    }

    /** A number that has no name yet, as in a container. */
    private static Optional<User> numbered(String wanted) {
        return wanted.matches(NUMBER)
                ? Optional.of(new User("uid" + wanted, Long.parseLong(wanted), Long.parseLong(wanted), "/nonexistent"))
                : Optional.empty();
    }
}
