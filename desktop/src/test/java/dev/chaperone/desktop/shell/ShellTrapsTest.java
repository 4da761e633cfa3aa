package dev.chaperone.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.agent.RealPath;
import dev.chaperone.desktop.consent.Asks;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentAction;
import dev.chaperone.model.action.AgentAction.PushRepository;
import dev.chaperone.model.action.AgentAction.ReadPath;
import dev.chaperone.model.action.AgentAction.RunCommand;
import dev.chaperone.model.action.AgentAction.WritePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that bash reads otherwise than they look. Each was found by comparing with bash, or by looking for it. */
class ShellTrapsTest {

    private static final AbsolutePath HOME = new AbsolutePath("/home/ana");
    private final ShellActions shell = new ShellActions(new RealPath(HOME), HOME);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo \\\\\ngit push",
                "echo x # ends with a backslash \\\ngit push",
                "echo $'\\'' ; git push ; '",
                "echo ${x:-\"}\"}; git push; echo \"\"",
                "echo a\r#b; git push",
                "echo a\u2003#b; git push",
                "echo $(case x in x) git push;; esac)",
                "echo \"$(echo \"$(git push)\")\"",
                "env -S'git push'",
                "env -iS 'git push'",
                "npm {exec,git,push}",
                "find . {-exec,git,push,\\;}",
                "find . -exe{c..c} git push \\;",
                "tar cf x.tar *",
                "tar cf x --checkpoint=1 --checkpoint-act=exec='git push' .",
                "sed p -ne 'e git push'",
                "git rebase -ix 'git push' HEAD~1",
                "git clone -qc core.sshCommand='git push' a b",
                "git --exec-path=/tmp/x submodule status",
                "HOME=/tmp/x git status",
                "printf -v PATH /tmp/x; ls",
                "for PATH in /tmp/x; do ls; done",
                "read PATH < x; ls",
                "test -v 'a[$(git push)]'",
                "[[ a -eq 1 ]]",
                "x='a[$(git push)]'; echo $((x))",
                "echo $((x))",
                "rg --hostname-bin ./x --hyperlink-format x y",
                "pwsh -Command git push",
                "git.exe push",
            })
    void hidesNoPush(String line) {
        assertThat(of(line)).as(line).anyMatch(a -> a instanceof PushRepository || isOpaque(a));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wget -qO/srv/x https://example.com",
                "make OUT=/srv/x",
                "cp -t /srv/x a",
                "cp a /srv/x -v",
                "tree -o /srv/x",
                "find a /srv/x -delete",
                "find . -fprint /srv/x",
                "cat<</srv/y>/srv/x\n/srv/y",
                "(cd /srv || true; touch ./x)",
                "cd nowhere; rm ../../../srv/x",
                "false && cd a; rm ../../../srv/x",
                "cd a | true; rm ../../../srv/x",
            })
    void hidesNoWrite(String line) {
        assertThat(of(line))
                .as(line)
                .anyMatch(a -> isOpaque(a)
                        || (a instanceof WritePath(var _, var paths) && paths.contains(new AbsolutePath("/srv/x"))));
    }

    /** A shell goes up by name and not on the disk, so both places count. */
    @Test
    void goingBackThroughALinkIsGoingBack(@TempDir Path disk) throws IOException {
        Path work = Files.createDirectories(disk.toRealPath().resolve("work"));
        Path far = Files.createDirectories(disk.toRealPath().resolve("far/away"));
        Files.createSymbolicLink(work.resolve("link"), far);
        String line = "cd '%s/link'; cd ..; touch ./x".formatted(work);

        assertThat(of(line))
                .anySatisfy(a -> assertThat(a.paths())
                        .contains(new AbsolutePath(work + "/x"), new AbsolutePath(far.getParent() + "/x")));
    }

    @Test
    void aDateMayBeReadFromAFile() {
        assertThat(of("date -f /srv/x"))
                .anyMatch(a -> a instanceof ReadPath(var _, var paths) && paths.contains(new AbsolutePath("/srv/x")));
    }

    static Stream<String> hostile() {
        return Stream.of(
                        "$(",
                        "\"$(",
                        "(cat a;",
                        "find . -exec ",
                        "eval ",
                        "git -C a ",
                        "cd a;",
                        "a|",
                        "{a,b}",
                        "cat <<a\n",
                        "sed '/\\a",
                        "alias a='",
                        "cat ../b ",
                        "`",
                        "env ",
                        "$((1+")
                .map(part -> part.repeat(16_000 / part.length()));
    }

    /** Whatever it is, it ends; the benchmarks say how soon. What was left out makes it opaque. */
    @ParameterizedTest
    @MethodSource("hostile")
    void tooMuchIsNotUnderstood(String line) {
        assertThat(of(line)).anyMatch(ShellTrapsTest::isOpaque);
    }

    @Test
    void aPushBehindTooMuchIsStillAPush() {
        String line = IntStream.range(0, 2_000).mapToObj(i -> "true;").reduce("", String::concat) + "git pu'sh'";

        assertThat(of(line)).anyMatch(PushRepository.class::isInstance).anyMatch(ShellTrapsTest::isOpaque);
    }

    private List<AgentAction> of(String line) {
        return shell.of(line, Asks.origin("s1", "c1"));
    }

    private static boolean isOpaque(AgentAction action) {
        return action instanceof RunCommand(var _, var _, var _, var opaque) && opaque;
    }
}
