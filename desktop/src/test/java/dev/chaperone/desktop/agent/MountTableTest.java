package dev.chaperone.desktop.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.action.AbsolutePath;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountTableTest {

    private static final String DISK = "27 1 254:0 / / rw,relatime - ext4 /dev/vda rw";

    @Test
    void whatIsMountedOnceHasOneName() {
        MountTable table = table("22 27 0:21 / /proc rw - proc proc rw");

        assertThat(table.otherNames("/home/ana/.ssh/id")).isEmpty();
    }

    @Test
    void aFolderBoundElsewhereHasBothNames() {
        MountTable table = table("40 27 254:0 /home/ana/.ssh /home/ana/shop/x rw - ext4 /dev/vda rw");

        assertThat(table.otherNames("/home/ana/shop/x/id")).containsExactly("/home/ana/.ssh/id");
        assertThat(table.otherNames("/home/ana/.ssh/id")).containsExactly("/home/ana/shop/x/id");
        assertThat(table.otherNames("/home/ana/shop/x")).containsExactly("/home/ana/.ssh");
        assertThat(table.otherNames("/home/ana/shop/xy")).isEmpty();
    }

    @Test
    void aWholeDiskSeenInTwoPlacesCountsInBoth() {
        MountTable table =
                table("41 27 8:1 / /data rw - ext4 /dev/sda1 rw", "42 27 8:1 /home /home rw - ext4 /dev/sda1 rw");

        assertThat(table.otherNames("/data/home/ana/.ssh/id")).containsExactly("/home/ana/.ssh/id");
    }

    @Test
    void whatIsHiddenByALaterMountIsNoName() {
        MountTable table = table(
                "40 27 254:0 /home/ana/.ssh /srv/x rw - ext4 /dev/vda rw", "41 27 0:40 / /srv/x rw - tmpfs tmpfs rw");

        assertThat(table.otherNames("/home/ana/.ssh/id")).isEmpty();
        assertThat(table.otherNames("/srv/x/id")).isEmpty();
    }

    @Test
    void blanksInNamesAreRead() {
        MountTable table = table("40 27 254:0 /home/ana/my\\040keys /srv/x rw - ext4 /dev/vda rw");

        assertThat(table.otherNames("/srv/x/id")).containsExactly("/home/ana/my keys/id");
    }

    @Test
    void linesThatAreNoneAreLeftOut() {
        assertThat(MountTable.of(List.of("", "27 1", "garbage")).otherNames("/a"))
                .isEmpty();
    }

    @Test
    void aPathIsJudgedUnderItsNameInTheHomeFolderToo(@TempDir Path folder) throws Exception {
        Path mountinfo = Files.writeString(
                folder.resolve("mountinfo"), DISK + "\n40 27 254:0 /home/ana/.ssh /srv/x rw - ext4 /dev/vda rw\n");
        RealPath paths = new RealPath(new AbsolutePath("/home/ana"), mountinfo);

        assertThat(paths.places("/srv/x/id", new AbsolutePath("/")))
                .containsExactly(new AbsolutePath("/srv/x/id"), new AbsolutePath("/home/ana/.ssh/id"));
        assertThat(paths.places("/home/ana/.ssh/id", new AbsolutePath("/")))
                .containsExactly(new AbsolutePath("/home/ana/.ssh/id"));
    }

    private static MountTable table(String... more) {
        return MountTable.of(Stream.concat(Stream.of(DISK), Stream.of(more)).toList());
    }
}
