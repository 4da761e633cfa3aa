package dev.chaperone.desktop.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * A network between a device and central that does its worst: connections are cut in the middle of a request, answers
 * get lost after central has served them, and whole requests come a second time, late.
 */
final class FaultyProxy implements AutoCloseable {

    /** What becomes of a connection. */
    enum Fate {
        CLEAN,
        CUT_IN_REQUEST,
        ANSWER_LOST,
        TWICE
    }

    private static final int LONGEST_PART = 3_000;

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int target;
    private final RandomGenerator random;
    private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);

    FaultyProxy(int target, RandomGenerator random) throws IOException {
        this.target = target;
        this.random = random;
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    /** How many connections had which fate. */
    synchronized Map<Fate, Integer> fates() {
        return new EnumMap<>(fates);
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket device = listening.accept();
                Thread.ofVirtual().start(() -> serve(device, next()));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private synchronized Fate next() {
        Fate fate = Fate.values()[random.nextInt(Fate.values().length)];
        fates.merge(fate, 1, Integer::sum);
        return fate;
    }

    private void serve(Socket device, Fate fate) {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        try (device;
                Socket central = new Socket(InetAddress.getLoopbackAddress(), target)) {
            Thread answers = Thread.ofVirtual().start(() -> answer(central, device, fate));
            forward(device, central, fate, sent);
            answers.join();
        } catch (IOException | InterruptedException e) {
            // Either side has gone, which is what this is for.
        }
        if (fate == Fate.TWICE) {
            repeat(sent.toByteArray());
        }
    }

    private void forward(Socket device, Socket central, Fate fate, ByteArrayOutputStream sent) throws IOException {
        int most = fate == Fate.CUT_IN_REQUEST ? 1 + random.nextInt(LONGEST_PART) : Integer.MAX_VALUE;
        InputStream in = device.getInputStream();
        OutputStream out = central.getOutputStream();
        byte[] part = new byte[8192];
        for (int n = in.read(part); n > 0; n = in.read(part)) {
            int allowed = Math.min(n, most - sent.size());
            out.write(part, 0, allowed);
            sent.write(part, 0, allowed);
            if (sent.size() >= most) {
                device.close();
                central.close();
                return;
            }
        }
        central.shutdownOutput();
    }

    private static void answer(Socket central, Socket device, Fate fate) {
        try {
            if (fate == Fate.ANSWER_LOST) {
                central.getInputStream().read(); // it has been served
                device.close();
                central.close();
                return;
            }
            central.getInputStream().transferTo(device.getOutputStream());
            device.shutdownOutput();
        } catch (IOException e) {
            // One side has gone.
        }
    }

    private void repeat(byte[] request) {
        try (Socket central = new Socket(InetAddress.getLoopbackAddress(), target)) {
            central.getOutputStream().write(request);
            central.shutdownOutput();
            central.getInputStream().readAllBytes();
        } catch (IOException e) {
            // It is late; central may be gone.
        }
    }
}
