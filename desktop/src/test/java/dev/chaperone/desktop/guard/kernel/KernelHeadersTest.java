package dev.chaperone.desktop.guard.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.foreign.StructLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Our numbers against those of the kernel's own headers, by a C program that prints them. */
@Timeout(120)
class KernelHeadersTest {

    private static final String INCLUDES = """
            #define _GNU_SOURCE
            #include <stdio.h>
            #include <stddef.h>
            #include <sched.h>
            #include <fcntl.h>
            #include <net/if.h>
            #include <sys/syscall.h>
            #include <sys/ioctl.h>
            #include <sys/prctl.h>
            #include <linux/mount.h>
            #include <linux/auto_fs.h>
            #include <linux/openat2.h>
            #include <linux/landlock.h>
            #ifndef CLOSE_RANGE_CLOEXEC
            #include <linux/close_range.h>
            #endif
            #ifndef MNT_DETACH
            #define MNT_DETACH 2
            #endif
            """;

    @TempDir
    Path folder;

    @Test
    void systemCallsHaveTheKernelsNumbers() throws Exception {
        Map<String, Long> ours = new LinkedHashMap<>();
        for (Syscall call : Syscall.values()) {
            ours.put("SYS_" + call.name().toLowerCase(Locale.ROOT), call.number());
        }

        assertThat(ours).isEqualTo(compiled(ours));
    }

    @Test
    void constantsAreTheKernels() throws Exception {
        Map<String, Long> ours = new LinkedHashMap<>();
        ours.put("O_DIRECTORY", Flags.O_DIRECTORY);
        ours.put("O_CLOEXEC", Flags.O_CLOEXEC);
        ours.put("O_PATH", Flags.O_PATH);
        ours.put("RESOLVE_NO_SYMLINKS", Flags.RESOLVE_NO_SYMLINKS);
        ours.put("RESOLVE_BENEATH", Flags.RESOLVE_BENEATH);
        ours.put("MS_BIND", Flags.MS_BIND);
        ours.put("MS_REC", Flags.MS_REC);
        ours.put("MS_SLAVE", Flags.MS_SLAVE);
        ours.put("MS_SHARED", Flags.MS_SHARED);
        ours.put("MOUNT_ATTR_RDONLY", Flags.MOUNT_ATTR_RDONLY);
        ours.put("MOUNT_ATTR_NOSUID", Flags.MOUNT_ATTR_NOSUID);
        ours.put("MOUNT_ATTR_NODEV", Flags.MOUNT_ATTR_NODEV);
        ours.put("CLONE_NEWNS", Flags.CLONE_NEWNS);
        ours.put("CLONE_NEWIPC", Flags.CLONE_NEWIPC);
        ours.put("CLONE_NEWNET", Flags.CLONE_NEWNET);
        ours.put("CLONE_FS", Flags.CLONE_FS);
        ours.put("AUTOFS_IOC_READY", Flags.AUTOFS_IOC_READY);
        ours.put("AUTOFS_IOC_FAIL", Flags.AUTOFS_IOC_FAIL);
        ours.put("PR_SET_NO_NEW_PRIVS", Flags.PR_SET_NO_NEW_PRIVS);
        ours.put("CLOSE_RANGE_CLOEXEC", Flags.CLOSE_RANGE_CLOEXEC);
        ours.put("SIOCSIFFLAGS", Flags.SIOCSIFFLAGS);
        ours.put("IFF_UP", (long) Flags.IFF_UP);

        assertThat(ours).isEqualTo(compiled(ours));
    }

    @Test
    void structuresAreLaidOutAsTheKernels() throws Exception {
        Map<String, Long> ours = new LinkedHashMap<>();
        lay(
                ours,
                Layouts.AUTOFS_PACKET,
                "struct autofs_v5_packet",
                "wait_queue_token",
                "dev",
                "ino",
                "pid",
                "tgid",
                "name");
        lay(ours, Layouts.OPEN_HOW, "struct open_how", "flags", "mode", "resolve");
        lay(ours, Layouts.MOUNT_ATTR, "struct mount_attr", "attr_set", "attr_clr", "propagation", "userns_fd");
        lay(ours, Layouts.INTERFACE_FLAGS, "struct ifreq", "ifr_flags");

        assertThat(ours).isEqualTo(compiled(ours));
    }

    private static void lay(Map<String, Long> ours, StructLayout layout, String type, String... members) {
        ours.put("sizeof(" + type + ")", layout.byteSize());
        for (String member : members) {
            ours.put("offsetof(%s, %s)".formatted(type, member), Layouts.offset(layout, member));
        }
    }

    /** What the C compiler makes of the same expressions. */
    private Map<String, Long> compiled(Map<String, Long> expressions) throws IOException, InterruptedException {
        assumeTrue(Files.exists(Path.of("/usr/include/linux/landlock.h")), "no headers of the kernel here");
        StringBuilder source = new StringBuilder(INCLUDES).append("int main(void) {\n");
        expressions
                .keySet()
                .forEach(e -> source.append("printf(\"%lld\\n\", (long long) (")
                        .append(e)
                        .append("));\n"));
        Path file = Files.writeString(folder.resolve("print.c"), source.append("return 0; }\n"));
        Path program = folder.resolve("print");
        assumeTrue(Files.exists(Path.of("/usr/bin/gcc")), "no C compiler here");
        Process compiler = new ProcessBuilder("gcc", "-w", "-o", program.toString(), file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(compiler.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(compiler.waitFor()).as(said).isZero();
        Process printing = new ProcessBuilder(program.toString()).start();
        var lines = printing.inputReader().lines().map(Long::parseLong).iterator();
        Map<String, Long> values = new LinkedHashMap<>();
        expressions.keySet().forEach(e -> values.put(e, lines.next()));
        return values;
    }
}
