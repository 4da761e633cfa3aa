package dev.chaperone.desktop.ui.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text people see in a window or the tray is there in English and in German, with the same gaps to fill. */
class BundlesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/dev/chaperone/desktop");
    private static final Pattern GAP = Pattern.compile("\\{(\\d+)");

    static List<Path> bundles() throws IOException {
        List<Path> bundles = new ArrayList<>();
        for (String part : List.of("ui", "tray")) {
            try (Stream<Path> files = Files.walk(RESOURCES.resolve(part))) {
                files.filter(f -> f.toString().endsWith(".properties"))
                        .filter(f -> !f.toString().endsWith("_de.properties"))
                        .forEach(bundles::add);
            }
        }
        return bundles;
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameTexts(Path english) throws IOException {
        Properties one = read(english);
        Properties other = read(german(english));

        assertThat(other.stringPropertyNames()).isEqualTo(one.stringPropertyNames());
        assertThat(one.stringPropertyNames())
                .allSatisfy(
                        key -> assertThat(gaps(other.getProperty(key))).as(key).isEqualTo(gaps(one.getProperty(key))));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyTextCanBeFilled(Path english) throws IOException {
        for (Path file : List.of(english, german(english))) {
            Properties texts = read(file);
            Locale locale = file.equals(english) ? Locale.ENGLISH : Locale.GERMAN;

            assertThat(texts.stringPropertyNames()).allSatisfy(key -> {
                Object[] two = {2, 2, 2, 2};
                assertThat(new MessageFormat(texts.getProperty(key), locale).format(two))
                        .as(key)
                        .isNotNull()
                        .doesNotContain("{");
            });
        }
    }

    private static Path german(Path english) {
        return Path.of(english.toString().replace(".properties", "_de.properties"));
    }

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static Set<String> gaps(String text) {
        Set<String> gaps = new TreeSet<>();
        GAP.matcher(text).results().forEach(m -> gaps.add(m.group(1)));
        return gaps;
    }
}
