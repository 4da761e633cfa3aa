package dev.chaperone.central.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** The central server. Prints one line when it is ready, one line of error if it can't be. */
public final class Main {

    private static final int FAILED = 2;

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        try {
            Options options = Options.parse(List.of(arguments));
            if (options.help()) {
                System.out.println(Options.USAGE);
                return;
            }
            run(options);
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("chaperone-central: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static void run(Options options) throws IOException, InterruptedException {
        Wiring wiring = new Wiring(options);
        Runtime.getRuntime().addShutdownHook(new Thread(wiring::close));
        if (options.exitWithParent()) {
            Thread.ofPlatform().daemon().name("parent").start(Main::exitWithParent);
        }
        int port = wiring.start();
        System.out.println("central ready http://127.0.0.1:" + port);
        wiring.awaitEnd();
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
