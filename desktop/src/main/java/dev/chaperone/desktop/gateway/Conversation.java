package dev.chaperone.desktop.gateway;

import dev.chaperone.model.sanitise.envelope.Blocks.Block;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the journal is told of a request.
 *
 * @param model empty if the body names none
 * @param newest the last element of the conversation; all of the body if there is none
 */
record Conversation(Optional<String> model, String newest) {

    private static final Set<String> TURNS = Set.of("\"messages\"", "\"input\"", "\"contents\"");
    private static final int LONGEST_NAME = 100;

    static Conversation of(String body, List<Block> blocks) {
        Optional<String> model = Optional.empty();
        String newest = body;
        for (Block block : blocks) {
            if (block.name().equals("\"model\"")) {
                model = name(block.alone(body));
            } else if (TURNS.contains(block.name())) {
                newest = body.substring(block.start(), block.end());
            }
        }
        return new Conversation(model, newest);
    }

    /** Events are seen by many, so only what can be a name gets there. */
    private static Optional<String> name(String member) {
        try {
            JsonNode model = JsonMapper.shared().readTree(member).path("model");
            return model.stringValueOpt()
                    .filter(name -> name.length() <= LONGEST_NAME && name.matches("[A-Za-z0-9._:/@\\[\\]-]+"));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Conversation[" + model.orElse("?") + "]";
    }
}
