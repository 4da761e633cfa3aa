package dev.chaperone.desktop.agent;

import dev.chaperone.model.action.AbsolutePath;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The other name of a file that has several. A link to a key may lie in a shared project under a harmless name, so a
 * file with more than one name is compared with those that lie where credentials are kept.
 */
final class HardLinks {

    /** Below the home folder; where agents find what is worth a second name. */
    private static final List<String> KEPT = List.of(
            ".ssh",
            ".gnupg",
            ".gnupg/private-keys-v1.d",
            ".aws",
            ".azure",
            ".config/gcloud",
            ".config/gh",
            ".kube",
            ".docker",
            ".password-store",
            ".local/share/keyrings",
            "");

    /** Names looked at in one folder; more than any of them has. */
    private static final int MOST = 500;

    private final Path home;

    HardLinks(AbsolutePath home) {
        this.home = Path.of(home.value());
    }

    /** Where the same file lies among credentials; empty for a file with one name, which nearly all are. */
    Optional<AbsolutePath> kept(Path file) {
        try {
            Map<String, Object> facts = Files.readAttributes(file, "unix:nlink,ino,dev", LinkOption.NOFOLLOW_LINKS);
            boolean several = facts.get("nlink") instanceof Number names && names.longValue() > 1;
            return several && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? KEPT.stream()
                            .flatMap(folder -> twin(home.resolve(folder), facts).stream())
                            .findFirst()
                    : Optional.empty();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
            return Optional.empty(); // not there yet, or a file system without such numbers
        }
    }

    private static Optional<AbsolutePath> twin(Path folder, Map<String, Object> facts) {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        int seen = 0;
        try (DirectoryStream<Path> names = Files.newDirectoryStream(folder)) {
            for (Path name : names) {
                if (++seen > MOST) {
                    break;
                }
                if (isSame(name, facts)) {
                    return Optional.of(new AbsolutePath(name.toString()));
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean isSame(Path name, Map<String, Object> facts) throws IOException {
        Map<String, Object> other = Files.readAttributes(name, "unix:ino,dev", LinkOption.NOFOLLOW_LINKS);
        return Objects.equals(other.get("ino"), facts.get("ino")) && Objects.equals(other.get("dev"), facts.get("dev"));
    }
}
