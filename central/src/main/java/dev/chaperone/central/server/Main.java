package dev.chaperone.central.server;

import dev.chaperone.central.enrol.Devices;
import dev.chaperone.central.forge.BareForge;
import dev.chaperone.central.forge.Git;
import dev.chaperone.central.index.Database;
import dev.chaperone.central.index.EventTable;
import dev.chaperone.central.index.SegmentTable;
import dev.chaperone.central.log.LogKey;
import dev.chaperone.central.log.PostQuantumKey;
import dev.chaperone.central.policy.PolicyCommands;
import dev.chaperone.central.verify.Verification;
import dev.chaperone.model.audit.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The central server and its commands. One line when it is ready, one line of error if it can't be. */
public final class Main {

    private static final int UNTRUE = 1;
    private static final int FAILED = 2;
    private static final String LOG_FORM = "java.util.logging.SimpleFormatter.format";

    /** Held, because the log manager itself does not. */
    private static final Logger MIGRATIONS = Logger.getLogger("org.flywaydb");

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        quieten();
        try {
            if (arguments.length > 0 && arguments[0].equals("policy")) {
                PolicyCommands.run(List.of(arguments).subList(1, arguments.length), System.out, Clock.systemUTC());
                return;
            }
            Options options = Options.parse(List.of(arguments));
            switch (options.command()) {
                case SERVE -> serve(options);
                case VERIFY -> verify(options.data());
                case LOG_KEY -> tellKeys(options.data());
                case REVOKE -> revoke(options);
                case FORGE -> follow(options);
                case HELP -> System.out.println(Options.USAGE + "\n" + PolicyCommands.USAGE);
            }
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("chaperone-central: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    /** One line an entry, and only what somebody should do something about. */
    private static void quieten() {
        if (System.getProperty(LOG_FORM) == null) {
            System.setProperty(LOG_FORM, "%1$tF %1$tT %4$s %5$s%n");
            LogManager.getLogManager().reset();
            Logger.getLogger("").addHandler(new java.util.logging.ConsoleHandler());
        }
        MIGRATIONS.setLevel(Level.WARNING);
        JETTY.setLevel(Level.WARNING);
    }

    private static void serve(Options options) throws IOException, InterruptedException {
        Wiring wiring = new Wiring(options);
        Runtime.getRuntime().addShutdownHook(new Thread(wiring::close));
        if (options.exitWithParent()) {
            Thread.ofPlatform().daemon().name("parent").start(Main::exitWithParent);
        }
        int port = wiring.start();
        System.out.println("central ready " + wiring.address(port));
        wiring.awaitEnd();
    }

    /** Beside a running server, which asks the table at each request. */
    private static void revoke(Options options) throws IOException {
        try (Database database = Database.openBeside(DataFolder.file(options.data(), "central.db"))) {
            Devices devices = new Devices(database, new SecureRandom(), Clock.systemUTC());
            if (!devices.revoke(options.device())) {
                throw new IOException(
                        "there is no device %s; the console lists the devices' ids".formatted(options.device()));
            }
            System.out.println("revoked: nothing is taken from " + options.device() + " any more");
        }
    }

    /** Beside a running server, too: git's own locks keep the two apart. */
    private static void follow(Options options) throws IOException {
        String name = options.following().repository();
        BareForge forge = new BareForge(DataFolder.file(options.data(), Wiring.FORGE), new Git());
        Path repository = forge.follow(name, Path.of(options.following().from()));
        System.out.println("the forge has " + name + " in " + repository);
    }

    private static void verify(Path data) throws IOException {
        VerifierKey key = key(data);
        try (Database database = Database.openToRead(DataFolder.file(data, "central.db"))) {
            Devices devices = new Devices(database, new SecureRandom(), Clock.systemUTC());
            Verification verification =
                    new Verification(new SegmentTable(database, Clock.systemUTC()), new EventTable(database), devices);
            tell(verification.run(DataFolder.file(data, "log"), key));
        }
    }

    private static void tellKeys(Path data) throws IOException {
        System.out.println(key(data));
        Path second = DataFolder.file(data, Wiring.POST_QUANTUM_KEY);
        if (Files.exists(second)) {
            System.out.println(PostQuantumKey.open(second, Origin.of(data), Clock.systemUTC())
                    .verifier());
        }
    }

    private static void tell(Verification.Report report) {
        report.problems().forEach(line -> System.err.println("chaperone-central: " + line));
        if (!report.problems().isEmpty()) {
            System.err.println("chaperone-central: the log does NOT verify; keep this folder as it is as evidence");
            System.exit(UNTRUE);
        }
        System.out.printf(
                "verified: %d segments with %d events are the log %s with root %s%n",
                report.checkpoint().size(),
                report.events(),
                report.checkpoint().origin(),
                report.checkpoint().root().base64());
    }

    private static VerifierKey key(Path data) throws IOException {
        return LogKey.existing(DataFolder.file(data, "log-key.json"), Origin.of(data))
                .verifier();
    }

    /** The kernel closes our standard input when the parent ends, however it ends. */
    private static void exitWithParent() {
        try (InputStream in = System.in) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            System.err.println("chaperone-central: the parent's pipe broke");
        }
        System.exit(0);
    }
}
