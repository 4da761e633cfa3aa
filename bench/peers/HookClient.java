import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** The hook protocol in plain Java: {@code java HookClient SOCKET < body}. For comparison only; the shim is sh. */
final class HookClient {

    private static final String END = "\nEND\n";

    private HookClient() {}

    public static void main(String[] args) throws IOException {
        String answer;
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(args[0]))) {
            var out = Channels.newOutputStream(channel);
            out.write("CHAPERONE/1 claude-code PreToolUse\n".getBytes(StandardCharsets.UTF_8));
            System.in.transferTo(out);
            channel.shutdownOutput();
            answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!answer.startsWith("CHAPERONE/1 ") || !answer.endsWith(END)) {
            System.exit(2);
        }
        int line = answer.indexOf('\n');
        (answer.startsWith("out", 14) ? System.out : System.err)
                .print(answer.substring(line + 1, answer.length() - END.length()));
        System.exit(answer.charAt(12) - '0');
    }
}
