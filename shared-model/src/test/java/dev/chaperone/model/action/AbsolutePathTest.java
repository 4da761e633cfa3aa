package dev.chaperone.model.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AbsolutePathTest {

    @ParameterizedTest
    @CsvSource({
        "/a/b/../c, /a/c",
        "/a//b/./c/, /a/b/c",
        "/../../etc, /etc",
        "/, /",
        "C:\\Users\\ana\\..\\bob, C:/Users/bob",
        "c:/Users/ana, C:/Users/ana",
        "\\\\?\\C:\\Users\\ana, C:/Users/ana",
        "C:\\Users\\ana\\.ssh.\\id_rsa . , C:/Users/ana/.ssh/id_rsa",
    })
    void isInNormalForm(String raw, String normal) {
        assertThat(new AbsolutePath(raw).value()).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "~/x", "", "C:x", "/a\0b"})
    void refusesWhatIsNotAbsolute(String raw) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AbsolutePath(raw));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\server\\share\\x",
                "\\\\?\\UNC\\server\\share",
                "\\\\.\\PhysicalDrive0",
                "\\\\?\\GLOBALROOT\\Device",
                "C:\\Users\\ANABEL~1\\x",
                "C:\\PROGRA~2.OLD",
                "C:\\x\\key.txt::$DATA",
            })
    void refusesTheOtherNamesWindowsHasForAFile(String raw) {
        assertThatIllegalArgumentException().isThrownBy(() -> new AbsolutePath(raw));
    }

    @Test
    void containsWhatLiesBelowItAndNotItsNeighbours() {
        AbsolutePath folder = new AbsolutePath("/home/ana/app");

        assertThat(folder.contains(folder)).isTrue();
        assertThat(folder.contains(new AbsolutePath("/home/ana/app/src"))).isTrue();
        assertThat(folder.contains(new AbsolutePath("/home/ana/apples"))).isFalse();
        assertThat(folder.contains(new AbsolutePath("/home/ana"))).isFalse();
        assertThat(new AbsolutePath("/").contains(folder)).isTrue();
    }

    @Test
    void aBackslashIsAnOrdinaryCharacterInAUnixName() {
        assertThat(new AbsolutePath("/a/b\\..\\c").value()).isEqualTo("/a/b\\..\\c");
    }

    @Test
    void theRootIsItsOwnParent() {
        assertThat(new AbsolutePath("/").parent()).isEqualTo(new AbsolutePath("/"));
        assertThat(new AbsolutePath("/a").parent()).isEqualTo(new AbsolutePath("/"));
    }
}
