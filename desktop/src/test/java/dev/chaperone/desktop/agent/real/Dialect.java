package dev.chaperone.desktop.agent.real;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How one kind of model server speaks. */
interface Dialect {

    /** Whether a request asks the model something; others are answered with an empty object. */
    boolean isQuestion(String path);

    String contentType(String path);

    /** @param call the tool the model asks for, once; then it says that it is done */
    String answer(String path, JsonNode request, Optional<ToolCall> call);
}
