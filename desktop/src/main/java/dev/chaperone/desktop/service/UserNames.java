package dev.chaperone.desktop.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names of local users by number, from the user database every Unix has. */
final class UserNames {

    private static final Path PASSWD = Path.of("/etc/passwd");

    private UserNames() {}

    /** The name, or {@code uid:N} if there is none. */
    static String of(long uid) {
        try (var lines = Files.lines(PASSWD)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 2 && fields[2].equals(Long.toString(uid)))
                    .map(fields -> fields[0])
                    .findFirst()
                    .orElse("uid:" + uid);
        } catch (IOException _) {
            return "uid:" + uid;
        }
    }
}
