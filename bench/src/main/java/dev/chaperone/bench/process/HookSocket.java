package dev.chaperone.bench.process;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The hook protocol from inside this process, so that no client's start counts. */
record HookSocket(Path path) {

    /** @return the whole answer, or an empty text if it was cut off */
    String ask(String event, String body) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(path));
            OutputStream out = Channels.newOutputStream(channel);
            out.write(("CHAPERONE/1 claude-code " + event + "\n" + body).getBytes(StandardCharsets.UTF_8));
            channel.shutdownOutput();
            String answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
            return answer.endsWith("\nEND\n") ? answer : "";
        }
    }

    static boolean isAllow(String answer) {
        return answer.startsWith("CHAPERONE/1 0 out") && !answer.contains("\"deny\"");
    }
}
