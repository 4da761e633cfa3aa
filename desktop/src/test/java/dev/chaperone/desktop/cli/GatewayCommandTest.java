package dev.chaperone.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.service.ServiceRig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GatewayCommandTest {

    @TempDir
    Path disk;

    @Test
    void tellsWhoseTrafficGoesWhereAndNoSecret() throws IOException {
        try (ServiceRig service = new ServiceRig(disk)) {
            assertThat(status(service)).contains("does not go through Chaperone", "agents   none");

            service.people().call(new PeopleRequest.OpenGateway("codex"));

            assertThat(status(service))
                    .contains("comes in at http://127.0.0.1:", "agents   codex", "openai    to https://api.openai.com")
                    .doesNotContainPattern("[0-9a-f]{32}");
        }
    }

    private String status(ServiceRig service) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Context context = new Context(
                Map.of(),
                service.home(),
                service.folders(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                false,
                Clock.systemUTC());
        assertThat(ChaperoneCommand.run(context, new PrintWriter(new StringWriter()), "gateway", "status"))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
