package dev.chaperone.desktop.gateway;

import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A family of interfaces to models, by the name that stands in our addresses. Errors have the form that the provider
 * documents, because clients decide by it whether they try again.
 */
public enum Protocol {
    /** Messages, count_tokens, models. */
    ANTHROPIC("anthropic", "https://api.anthropic.com"),
    /** Responses, Chat Completions, models. */
    OPENAI("openai", "https://api.openai.com"),
    /** generateContent and streamGenerateContent. */
    GEMINI("gemini", "https://generativelanguage.googleapis.com");

    private final String wireName;
    private final String provider;

    Protocol(String wireName, String provider) {
        this.wireName = wireName;
        this.provider = provider;
    }

    public String wireName() {
        return wireName;
    }

    /** The provider's own address, without a slash at its end. */
    public String provider() {
        return provider;
    }

    public static Optional<Protocol> named(String wireName) {
        return Arrays.stream(values()).filter(p -> p.wireName.equals(wireName)).findFirst();
    }

    /** The body of an error, as JSON. */
    String error(int status, String message) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        switch (this) {
            case ANTHROPIC -> {
                body.put("type", "error");
                body.putObject("error").put("type", anthropicType(status)).put("message", message);
            }
            case OPENAI ->
                body.putObject("error")
                        .put("message", message)
                        .put("type", status < 500 ? "invalid_request_error" : "server_error")
                        .putNull("param")
                        .put("code", "chaperone");
            case GEMINI ->
                body.putObject("error")
                        .put("code", status)
                        .put("message", message)
                        .put("status", googleStatus(status));
        }
        return body.toString();
    }

    private static String anthropicType(int status) {
        return switch (status) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 404 -> "not_found_error";
            case 413 -> "request_too_large";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
    }

    private static String googleStatus(int status) {
        return switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 403 -> "PERMISSION_DENIED";
            case 404 -> "NOT_FOUND";
            case 502 -> "UNAVAILABLE";
            default -> status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
        };
    }
}
