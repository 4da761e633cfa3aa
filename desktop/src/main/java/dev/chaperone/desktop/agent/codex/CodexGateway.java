package dev.chaperone.desktop.agent.codex;

import dev.chaperone.desktop.agent.connect.Connection;
import dev.chaperone.desktop.agent.connect.MarkedLines;
import dev.chaperone.desktop.agent.connect.Place;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A model provider of our own in the person's {@code config.toml}: of the built-in one, Codex has spoken to OpenAI over
 * a WebSocket whatever its address was. Signs in as for OpenAI, with an API key.
 */
final class CodexGateway {

    private static final Pattern TAKEN = Pattern.compile("(?m)^\\s*(model_provider|openai_base_url)\\s*=");

    private CodexGateway() {}

    static Connection of(Place place, Path folder) {
        String address = place.gateway().map(g -> g.of("openai/v1")).orElse("");
        String last = """
                [model_providers.chaperone]
                name = "OpenAI through Chaperone"
                base_url = "%s"
                wire_api = "responses"
                requires_openai_auth = true
                """.formatted(address);
        return new MarkedLines(
                folder.resolve("config.toml"),
                place.memory(),
                "codex-config",
                new MarkedLines.Lines("model_provider = \"chaperone\"\n", last, TAKEN));
    }
}
