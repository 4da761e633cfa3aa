package dev.chaperone.desktop.agent.connect;

import java.util.regex.Pattern;

/** An agent's own address of the gateway on this laptop; holds a secret. */
public record GatewayAddress(String url) {

    private static final Pattern OURS = Pattern.compile("http://127\\.0\\.0\\.1:\\d{1,5}/[0-9a-f]{32}/.*");

    /** @param path protocol and what the agent expects behind it, such as {@code openai/v1} */
    public String of(String path) {
        return url + "/" + path;
    }

    static boolean isOurs(String value) {
        return OURS.matcher(value).matches();
    }

    @Override
    public String toString() {
        return "GatewayAddress[redacted]";
    }
}
