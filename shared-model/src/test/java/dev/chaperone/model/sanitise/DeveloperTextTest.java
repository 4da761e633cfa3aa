package dev.chaperone.model.sanitise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files as developers have them, one a kind: only what stands between « and » is found. A ~~ is taken out first, so
 * that no scanner of commits stops on them.
 */
class DeveloperTextTest {

    static List<String> files() throws IOException, URISyntaxException {
        Path folder = Path.of(Objects.requireNonNull(DeveloperTextTest.class.getResource("developer"))
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void onlyWhatIsMarkedIsFound(String name) throws IOException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(DeveloperTextTest.class.getResource("developer/" + name))
                .toURI());
        List<String> wanted = new ArrayList<>();
        String text = unmarked(Files.readString(file).replace("~~", ""), wanted);

        assertThat(Marked.found(Sanitiser.standard(), text)).containsExactlyElementsOf(wanted);
    }

    private static String unmarked(String marked, List<String> wanted) {
        int open = marked.indexOf('«');
        while (open >= 0) {
            int close = marked.indexOf('»', open);
            wanted.add(marked.substring(open + 1, close));
            open = marked.indexOf('«', close);
        }
        return marked.replace("«", "").replace("»", "");
    }
}
