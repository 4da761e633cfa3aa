package dev.chaperone.bench.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** An X server without a screen, where there is one to start; without it there is no tray and no window. */
final class VirtualDisplay implements AutoCloseable {

    private final Optional<Process> server;
    private final String name;

    private VirtualDisplay(Optional<Process> server, String name) {
        this.server = server;
        this.name = name;
    }

    static VirtualDisplay start(Checkout checkout) throws IOException {
        if (HookBenchmark.onPath("Xvfb").isEmpty()) {
            return new VirtualDisplay(Optional.empty(), "");
        }
        // The server picks a free number and writes it to its standard output.
        Process process = new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1280x800x24")
                .redirectError(checkout.freshFolder("display").resolve("log").toFile())
                .start();
        BufferedReader out = process.inputReader();
        String number = out.readLine();
        if (number == null) {
            throw new IOException("Xvfb did not start");
        }
        return new VirtualDisplay(Optional.of(process), ":" + number.strip());
    }

    /** None, although there could be one. */
    static VirtualDisplay none() {
        return new VirtualDisplay(Optional.empty(), "");
    }

    Map<String, String> environment() {
        return server.isPresent() ? Map.of("DISPLAY", name) : Map.of();
    }

    String note() {
        return server.isPresent()
                ? "Windows on Xvfb."
                : "Tray not measured: this version has none, or Xvfb is not installed; for the window see the prompt.";
    }

    @Override
    public void close() {
        server.ifPresent(Process::destroy);
    }
}
