package dev.chaperone.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtefactsOnDiskTest {

    private static final Path PROFILES = Path.of("profiles");
    private static final List<Artefact> MADE = Artefact.all(SettingsCatalogue.standard());

    @Test
    void areWhatTheSchemaSays() throws IOException {
        for (Artefact artefact : MADE) {
            assertThat(PROFILES.resolve(artefact.path()))
                    .as("%s differs from the schema; run ./mdm-profiles/generate and commit", artefact.path())
                    .hasContent(artefact.text());
            assertThat(Files.readString(PROFILES.resolve(artefact.path()))).isEqualTo(artefact.text());
        }
    }

    @Test
    void haveNoLeftoversBesideThem() throws IOException {
        assertThat(filesBelow(PROFILES))
                .as("a file nobody makes any more; delete it")
                .containsExactlyInAnyOrderElementsOf(
                        MADE.stream().map(Artefact::path).toList());
    }

    @Test
    void areWrittenByTheProgram(@TempDir Path folder) throws IOException {
        Main.main(new String[] {folder.toString()});

        assertThat(filesBelow(folder))
                .containsExactlyInAnyOrderElementsOf(
                        MADE.stream().map(Artefact::path).toList());
        assertThat(folder.resolve("linux/50-chaperone.json")).hasContent(LinuxPolicy.of(SettingsCatalogue.standard()));
    }

    private static List<String> filesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
