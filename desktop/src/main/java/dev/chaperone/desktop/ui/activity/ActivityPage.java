package dev.chaperone.desktop.ui.activity;

import dev.chaperone.desktop.explain.EventText;
import dev.chaperone.desktop.people.TimelineEntry;
import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.page.Blank;
import dev.chaperone.desktop.ui.page.Page;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The timeline with its filters, and beside it what the chosen entry is about. */
public final class ActivityPage extends Page<List<TimelineEntry>> {

    private static final Texts TEXTS = Texts.here("dev.chaperone.desktop.ui.activity.activity");

    private final InstantSource clock;
    private final ZoneId zone;
    private final ActivityWords words;
    private final Timeline timeline;
    private final ListView<Timeline.Row> list = new ListView<>();
    private final ActivityFilter filter;
    private final ActivityDetail detail;
    private final HBox middle = new HBox(14);
    private final VBox whole;
    private List<TimelineEntry> known = List.of();
    private List<ActivityEntry> entries = List.of();

    /** @param home shown as {@code ~} */
    public ActivityPage(String home, InstantSource clock, ZoneId zone) {
        super(TEXTS.get("title"));
        this.clock = clock;
        this.zone = zone;
        this.words = new ActivityWords(TEXTS, home);
        this.timeline = new Timeline(TEXTS, zone);
        this.filter = new ActivityFilter(TEXTS, this::fill);
        EventText account =
                new EventText(path -> path.startsWith(home + "/") ? "~" + path.substring(home.length()) : path);
        this.detail = new ActivityDetail(TEXTS, words, account, zone, this::closeDetail);
        this.whole = new VBox(14, filter, middle);
        VBox.setVgrow(middle, Priority.ALWAYS);
        prepareList();
    }

    private void prepareList() {
        list.getStyleClass().add("rows");
        list.setCellFactory(_ -> new ActivityCell(TEXTS, zone));
        list.setPlaceholder(Blank.empty(Feather.SEARCH, TEXTS.get("none"), TEXTS.get("none.more")));
        list.setAccessibleText(TEXTS.get("title"));
        list.getSelectionModel().selectedItemProperty().subscribe(row -> {
            if (row instanceof Timeline.Row.Event(var entry, var _, var _)) {
                open(entry);
            }
        });
        list.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                closeDetail();
            }
        });
        HBox.setHgrow(list, Priority.ALWAYS);
        middle.getChildren().setAll(list);
        middle.setMinHeight(0);
    }

    @Override
    protected Node body(List<TimelineEntry> value) {
        if (value.isEmpty()) {
            say("");
            return Blank.empty(Feather.ACTIVITY, TEXTS.get("empty"), TEXTS.get("empty.more"));
        }
        if (!value.equals(known)) {
            known = value;
            entries = value.stream().map(words::of).toList();
            fill();
        }
        return whole;
    }

    /** Puts the cursor into the search field. */
    public void search() {
        filter.search();
    }

    private void fill() {
        Optional<Long> chosen = Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .flatMap(row -> row instanceof Timeline.Row.Event(var entry, var _, var _)
                        ? Optional.of(entry.sequence())
                        : Optional.empty());
        list.getItems().setAll(timeline.rows(entries, filter.wanted(), clock.instant()));
        chosen.ifPresent(this::choose);
        long today = entries.stream()
                .filter(e -> e.time()
                        .atZone(zone)
                        .toLocalDate()
                        .equals(clock.instant().atZone(zone).toLocalDate()))
                .count();
        say(TEXTS.get("subtitle", today, entries.size()));
    }

    private void choose(long sequence) {
        for (int i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i) instanceof Timeline.Row.Event(var entry, var _, var _)
                    && entry.sequence() == sequence) {
                list.getSelectionModel().select(i);
                return;
            }
        }
        closeDetail();
    }

    private void open(ActivityEntry entry) {
        detail.show(entry);
        if (!middle.getChildren().contains(detail)) {
            middle.getChildren().add(detail);
        }
    }

    private void closeDetail() {
        list.getSelectionModel().clearSelection();
        middle.getChildren().remove(detail);
        Kit.focus(list);
    }
}
