package dev.chaperone.bench.micro;

import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.AgentIdentity;
import dev.chaperone.model.action.CallId;
import dev.chaperone.model.action.Origin;
import dev.chaperone.model.action.SessionId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A home folder with one repository in it, on the disk that is measured, and an agent that stands there. */
final class Scene {

    static final AgentIdentity AGENT = new AgentIdentity("claude-code", "2.0.0", new AgentIdentity.Proof.Claimed());

    private final Path folder;

    Scene() throws IOException {
        folder = Files.createTempDirectory(Path.of(System.getProperty(MicroBenchmark.SCRATCH, "/tmp")), "micro");
        Files.createDirectories(folder.resolve("home/ana/work/shop/.git"));
        Files.createDirectories(folder.resolve("home/ana/work/shop/src/main/java/com/example"));
        Files.writeString(folder.resolve("home/ana/work/shop/src/main/java/com/example/Cart.java"), "class Cart {}\n");
    }

    Path state() {
        return folder.resolve("state");
    }

    AbsolutePath home() {
        return new AbsolutePath(folder.resolve("home/ana").toString());
    }

    AbsolutePath repository() {
        return new AbsolutePath(home() + "/work/shop");
    }

    AbsolutePath file() {
        return new AbsolutePath(repository() + "/src/main/java/com/example/Cart.java");
    }

    Origin origin() {
        return new Origin(AGENT, new SessionId("session-1"), new CallId("call-1"), repository(), "Look at the cart");
    }
}
