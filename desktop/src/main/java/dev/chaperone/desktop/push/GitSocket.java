package dev.chaperone.desktop.push;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The service as git's surface sees it: the hook socket, in the words that agents' hooks use too. */
public final class GitSocket {

    /** The name of this surface in the first line. */
    public static final String NAME = "git";

    private static final Pattern ANSWER =
            Pattern.compile("CHAPERONE/1 ([0-9]) (?:out|err)\n(.*)\nEND\n", Pattern.DOTALL);

    private final Path socket;

    public GitSocket(Path socket) {
        this.socket = socket;
    }

    /**
     * Asks, and waits for the answer.
     *
     * @param word what is asked: {@code Submit}, {@code SubmitList}, {@code SubmitShow}
     * @throws IOException in one plain line, if the service does not run or says no
     */
    public String ask(String word, byte[]... parts) throws IOException {
        String answer;
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            write(channel, "CHAPERONE/1 %s %s\n".formatted(NAME, word).getBytes(StandardCharsets.US_ASCII));
            for (byte[] part : parts) {
                write(channel, part);
            }
            channel.shutdownOutput();
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            Channels.newInputStream(channel).transferTo(all);
            answer = all.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IOException(
                    "the Chaperone service does not answer on %s; start it with: chaperone service".formatted(socket),
                    e);
        }
        return whole(answer);
    }

    private static String whole(String answer) throws IOException {
        Matcher whole = ANSWER.matcher(answer);
        if (!whole.matches()) {
            throw new IOException("the Chaperone service gave no whole answer; see: chaperone status");
        }
        if (!whole.group(1).equals("0")) {
            throw new IOException(whole.group(2));
        }
        return whole.group(2);
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer out = ByteBuffer.wrap(bytes);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }
}
