package dev.chaperone.desktop.consent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.consent.Prompt.Glance;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderGlancerTest {

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void anOrdinaryFolderHoldsNothingToWarnOf() throws IOException {
        Files.writeString(folder.resolve("README.md"), "Build with make. Written by ana@shop.dev.");
        Files.writeString(folder.resolve("Main.java"), "class Main {}");

        assertThat(look()).isEqualTo(new Glance(2, 0, 0, "", true));
    }

    @Test
    void aSecretInsideAFileWithAHarmlessNameCounts() throws IOException {
        Files.writeString(folder.resolve("deploy.yml"), "token: " + "ghp_" + "x7Kq".repeat(8) + "aB3d");
        Files.writeString(folder.resolve("app.properties"), "spring.datasource.password=" + "Tr0ub4dor" + "&3xyz");

        assertThat(look().sensitive()).isPositive();
    }

    @Test
    void aFileIsCountedOnceWhetherByNameOrContent() throws IOException {
        Files.writeString(folder.resolve(".env"), "DB_PASSWORD=" + "hunter2" + "hunter2");

        assertThat(look().sensitive()).isEqualTo(1);
    }

    @Test
    void aListOfPeopleIsPersonalData() throws IOException {
        Files.writeString(folder.resolve("customers.csv"), """
                name,mail,iban
                Eva Lind,eva.lind@nordpost.se,DE89370400440532013000
                Jon Aas,jon.aas@fjordmail.no,GB82WEST12345698765432
                """);

        assertThat(look().personal()).isEqualTo(1);
    }

    @Test
    void whatIsNoPlainFileIsNotOpened() throws Exception {
        Process made = new ProcessBuilder("mkfifo", folder.resolve("queue.yml").toString()).start();
        assertThat(made.waitFor()).isZero();

        assertThat(look()).isEqualTo(new Glance(1, 0, 0, "", true));
    }

    @Test
    void whenTheTimeIsUpItSaysSo() throws IOException {
        Files.writeString(folder.resolve("a.yml"), "a: 1");
        nanos.set(Long.MIN_VALUE);
        FolderGlancer slow = new FolderGlancer(Runnable::run, () -> nanos.addAndGet(100_000_000), Sanitiser::standard);

        assertThat(slow.look(new AbsolutePath(folder.toString())).join().complete())
                .isFalse();
    }

    private Glance look() {
        return new FolderGlancer(Runnable::run, nanos::get, Sanitiser::standard)
                .look(new AbsolutePath(folder.toString()))
                .join();
    }
}
