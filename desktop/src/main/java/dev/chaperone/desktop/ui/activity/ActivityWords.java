package dev.chaperone.desktop.ui.activity;

import dev.chaperone.desktop.people.TimelineEntry;
import dev.chaperone.desktop.ui.activity.ActivityEntry.Face;
import dev.chaperone.desktop.ui.activity.ActivityEntry.Kind;
import dev.chaperone.desktop.ui.look.Kit.Tone;
import dev.chaperone.desktop.ui.look.PathText;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kordamp.ikonli.feather.Feather;
import tools.jackson.databind.JsonNode;

/** Says an event of the journal in a title and a line. What an agent wrote in it is made harmless first. */
final class ActivityWords {

    private static final int MOST_PATH = 46;
    private static final int MOST_NAME = 40;
    private static final int MOST_LINE = 110;
    private static final String DECISION = "decision";

    private final Texts texts;
    private final String home;

    ActivityWords(Texts texts, String home) {
        this.texts = texts;
        this.home = home;
    }

    ActivityEntry of(TimelineEntry entry) {
        JsonNode event = entry.event();
        JsonNode body = event.path("body");
        String title = title(body);
        String detail = SafeText.middle(detail(body), MOST_LINE, " … ");
        return new ActivityEntry(
                event.path("sequence").asLong(0),
                Instant.parse(event.path("time").asString("1970-01-01T00:00:00Z")),
                kind(body),
                face(body),
                title,
                detail,
                text(body, "decisionId"),
                entry.standing(),
                (title + " " + detail + " " + body).toLowerCase(Locale.ROOT),
                event);
    }

    private static Kind kind(JsonNode body) {
        return switch (text(body, "type")) {
            case DECISION ->
                switch (text(body, "action")) {
                    case "git.push" -> Kind.PUSH;
                    case "prompt.send" -> Kind.PROMPT;
                    case String _ -> Kind.PERMISSION;
                };
            case "prompt.sanitised" -> Kind.PROMPT;
            case "grant.revoked", "agents.stopped", "agents.resumed" -> Kind.PERMISSION;
            case "change.submitted", "change.answered" -> Kind.PUSH;
            case String _ -> Kind.DEVICE;
        };
    }

    private static Face face(JsonNode body) {
        return switch (text(body, "type")) {
            case DECISION -> decisionFace(body);
            case "prompt.sanitised" -> new Face(Feather.SEND, Tone.ACCENT);
            case "grant.revoked" -> new Face(Feather.ROTATE_CCW, Tone.QUIET);
            case "agents.stopped" -> new Face(Feather.OCTAGON, Tone.BAD);
            case "agents.resumed" -> new Face(Feather.PLAY, Tone.GOOD);
            case "change.submitted", "change.answered" -> new Face(Feather.UPLOAD_CLOUD, Tone.ACCENT);
            case "policy.rejected", "peer.refused", "gap", "evidence.alarm" ->
                new Face(Feather.ALERT_TRIANGLE, Tone.WARN);
            case "policy.applied" -> new Face(Feather.FILE_TEXT, Tone.QUIET);
            case String _ -> new Face(Feather.MONITOR, Tone.QUIET);
        };
    }

    private static Face decisionFace(JsonNode body) {
        boolean denied = text(body, "outcome").equals("deny");
        if (denied && text(body, "action").equals("git.push")) {
            return new Face(Feather.GIT_PULL_REQUEST, Tone.WARN);
        }
        if (denied && text(body, "cause").equals("silence")) {
            return new Face(Feather.CLOCK, Tone.QUIET);
        }
        return switch (text(body, "outcome")) {
            case "allow" -> new Face(Feather.CHECK, Tone.GOOD);
            case "deny" -> new Face(Feather.X, Tone.BAD);
            case String _ -> new Face(Feather.SEND, Tone.ACCENT);
        };
    }

    private String title(JsonNode body) {
        String type = text(body, "type");
        if (type.equals(DECISION)) {
            String key = "decision." + text(body, "action") + "." + text(body, "outcome");
            return texts.has(key) ? texts.get(key) : texts.get("decision.other", name(body, "action"));
        }
        String key = "event." + type;
        return texts.has(key) ? texts.get(key, values(body)) : SafeText.middle(SafeText.line(type), MOST_NAME, "…");
    }

    private static long values(JsonNode body) {
        return body.path("classes").properties().stream()
                .mapToLong(c -> c.getValue().asLong(0))
                .sum();
    }

    private String detail(JsonNode body) {
        List<String> parts = new ArrayList<>();
        if (text(body, "type").equals(DECISION)) {
            parts.add(place(body));
            parts.add(name(body, "agent"));
            parts.add(cause(body, "cause."));
        } else if (text(body, "type").equals("prompt.sanitised")) {
            parts.add(classes(body));
            parts.add(name(body, "agent"));
        } else {
            for (String field : List.of("folder", "agent", "by", "repository", "branch", "state", "policyVersion")) {
                parts.add(field.equals("folder") ? path(text(body, field)) : name(body, field));
            }
            for (String field : List.of("problem", "reason", "detail", "server", "version")) {
                parts.add(SafeText.line(text(body, field)));
            }
        }
        return parts.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining(" · "));
    }

    private String place(JsonNode body) {
        JsonNode paths = body.path("paths");
        if (paths.isEmpty()) {
            return "";
        }
        String first = path(paths.get(0).asString(""));
        return paths.size() == 1 ? first : texts.get("more.paths", first, paths.size() - 1);
    }

    private String classes(JsonNode body) {
        return body.path("classes").properties().stream()
                .map(c -> c.getValue().asString("") + " " + SafeText.line(c.getKey()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** @param prefix of the keys: a short or a long way to say it */
    String cause(JsonNode body, String prefix) {
        String key = prefix + text(body, "cause");
        return texts.has(key)
                ? texts.get(key, reference(body), name(body, "policyVersion"), name(body, "approver"))
                : name(body, "cause");
    }

    private static String reference(JsonNode body) {
        String grant = text(body, "grantId");
        boolean byGrant = text(body, "cause").equals("grant") && !grant.isEmpty();
        return SafeText.middle(SafeText.line(byGrant ? grant : text(body, "causeRef")), MOST_NAME, "…");
    }

    String path(String path) {
        return path.isEmpty() ? "" : PathText.of(path, home, MOST_PATH).toString();
    }

    static String name(JsonNode body, String field) {
        return SafeText.middle(SafeText.line(text(body, field)), MOST_NAME, "…");
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asString("");
    }
}
