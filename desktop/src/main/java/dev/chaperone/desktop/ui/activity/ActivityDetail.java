package dev.chaperone.desktop.ui.activity;

import static dev.chaperone.desktop.ui.look.Kit.icon;
import static dev.chaperone.desktop.ui.look.Kit.row;
import static dev.chaperone.desktop.ui.look.Kit.spacer;
import static dev.chaperone.desktop.ui.look.Kit.text;
import static dev.chaperone.desktop.ui.look.Kit.tile;
import static dev.chaperone.desktop.ui.look.Kit.wrapped;

import dev.chaperone.desktop.explain.EventText;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.page.Blank;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import tools.jackson.databind.JsonNode;

/** Everything about one entry: why, who, where, how it is proven, and the text {@code chaperone why} prints. */
final class ActivityDetail extends ScrollPane {

    private static final int MOST_PATHS = 12;
    private static final int MOST_TEXT = 120;
    private static final int MOST_RECORD = 160;

    private final Texts texts;
    private final ActivityWords words;
    private final EventText account;
    private final DateTimeFormatter moment;
    private final VBox facts = new VBox(14);
    private final Runnable close;

    ActivityDetail(Texts texts, ActivityWords words, EventText account, ZoneId zone, Runnable close) {
        this.texts = texts;
        this.words = words;
        this.account = account;
        this.moment = DateTimeFormatter.ofPattern(texts.get("pattern.moment"), texts.locale())
                .withZone(zone);
        this.close = close;
        facts.getStyleClass().add("detail");
        getStyleClass().add("detail-scroll");
        setContent(facts);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(330);
        setMaxWidth(330);
        setPrefWidth(330);
    }

    void show(ActivityEntry entry) {
        JsonNode body = entry.event().path("body");
        facts.getChildren().setAll(head(entry));
        if (entry.event().path("body").path("type").asString("").equals("decision")) {
            fact("fact.why", wrapped(words.cause(body, "why.")));
            fact("fact.who", who(body));
        }
        if (!body.path("paths").isEmpty()) {
            fact("fact.where", where(body.path("paths")));
        }
        fact("fact.proof", proof(entry));
        fact("fact.record", record(entry));
        setVvalue(0);
    }

    private Node head(ActivityEntry entry) {
        Button shut = new Button("", icon(Feather.X));
        shut.getStyleClass().setAll("button", "icon-button");
        shut.setAccessibleText(texts.get("close"));
        shut.setTooltip(new Tooltip(texts.get("close")));
        shut.setOnAction(_ -> close.run());
        var top = row(12, tile(entry.face().icon(), entry.face().tone()), spacer(), shut);
        return new VBox(8, top, wrapped(entry.title(), "detail-title"), text(moment.format(entry.time()), "muted"));
    }

    private void fact(String key, Node value) {
        facts.getChildren().add(new VBox(4, text(texts.get(key), "fact-name"), value));
    }

    private Node who(JsonNode body) {
        String agent = ActivityWords.name(body, "agent") + " " + ActivityWords.name(body, "agentVersion");
        String key = "who." + body.path("proof").asString("");
        VBox box = new VBox(2, wrapped(agent.strip()));
        if (texts.has(key)) {
            box.getChildren().add(wrapped(texts.get(key, ActivityWords.name(body, "surface")), "muted"));
        }
        return box;
    }

    private Node where(JsonNode paths) {
        VBox lines = new VBox(2);
        paths.forEach(path -> {
            if (lines.getChildren().size() < MOST_PATHS) {
                String whole = SafeText.middle(SafeText.path(path.asString("")), MOST_TEXT, " … ");
                lines.getChildren().add(wrapped(whole, "mono", "small"));
            }
        });
        if (paths.size() > MOST_PATHS) {
            lines.getChildren().add(text(texts.get("more", paths.size() - MOST_PATHS), "muted"));
        }
        return lines;
    }

    private Node proof(ActivityEntry entry) {
        boolean proven = entry.standing().equals("receipted");
        return row(
                8,
                icon(proven ? Feather.CHECK_CIRCLE : Feather.LOCK, proven ? "seal-proven" : "seal"),
                wrapped(texts.get("standing." + entry.standing())));
    }

    private Node record(ActivityEntry entry) {
        String lines = account.whole(entry.event()).stream()
                .map(line -> SafeText.middle(SafeText.line(line.strip().replaceAll(" {2,}", " ")), MOST_RECORD, " … "))
                .collect(Collectors.joining("\n"));
        var text = wrapped(lines, "mono", "small", "dim");
        return new VBox(8, Blank.command(command(entry)), text);
    }

    private static String command(ActivityEntry entry) {
        return entry.decision().isEmpty()
                ? "chaperone audit show " + entry.sequence()
                : "chaperone why " + SafeText.line(entry.decision());
    }
}
