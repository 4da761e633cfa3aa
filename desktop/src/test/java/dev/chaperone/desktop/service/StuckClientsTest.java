package dev.chaperone.desktop.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Clients that begin a call and never end it, as many as the socket takes. */
@Timeout(120)
class StuckClientsTest {

    private static final int ALL_PLACES = 256;
    private static final String BEGINNING = "CHAPERONE/1 claude-code PreToolUse\n{\"session_id\":";

    @TempDir
    Path disk;

    private ServiceRig service;
    private UnixServer server;
    private Path socket;

    @BeforeEach
    void setUp() throws IOException {
        service = new ServiceRig(disk);
        socket = disk.resolve("stuck.sock");
        server = new UnixServer(socket, service.wiring().hooks.within(Duration.ofSeconds(1)));
        server.start();
    }

    @AfterEach
    void tearDown() throws IOException {
        server.close();
        service.close();
    }

    @Test
    void theyDoNotKeepOthersFromTheirAnswer() throws IOException {
        List<SocketChannel> stuck = new ArrayList<>();
        for (int i = 0; i < ALL_PLACES; i++) {
            stuck.add(begin(i % 2 == 0 ? BEGINNING : ""));
        }

        String answer = ServiceRig.exchange(socket, "no header\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer).contains("Chaperone: the hook sent a header").endsWith("\nEND\n");
        for (SocketChannel channel : stuck) {
            channel.close();
        }
    }

    @Test
    void theyAreDeniedAndRecorded() throws IOException {
        try (SocketChannel channel = begin(BEGINNING)) {
            String answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer)
                    .startsWith("CHAPERONE/1 2 err\n")
                    .contains("did not end within 1 s")
                    .endsWith("\nEND\n");
        }
        assertThat(service.decisions().getFirst().path("causeRef").stringValue())
                .isEqualTo("unreadable_input");
    }

    private SocketChannel begin(String text) throws IOException {
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return channel;
    }
}
