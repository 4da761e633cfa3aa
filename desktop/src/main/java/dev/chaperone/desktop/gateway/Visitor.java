package dev.chaperone.desktop.gateway;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that knew a secret.
 *
 * @param agent whose secret it was
 * @param target path and query behind our prefix, as they were sent; starts with a slash
 */
record Visitor(String agent, Protocol protocol, String target) {

    private static final Pattern MODEL = Pattern.compile("/models/([A-Za-z0-9._-]{1,100}):");

    /** Gemini's requests name the model in their path: {@code /v1beta/models/NAME:generateContent}. */
    Optional<String> modelInPath() {
        Matcher named = MODEL.matcher(path());
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** The path without the query. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }
}
