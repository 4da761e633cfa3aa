package dev.chaperone.desktop.ui.permissions;

import dev.chaperone.desktop.ui.look.Kit;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.desktop.ui.page.Blank;
import dev.chaperone.desktop.ui.page.Page;
import dev.chaperone.model.consent.Grant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import org.kordamp.ikonli.feather.Feather;

/** The live permissions, then the remembered noes. */
public final class PermissionsPage extends Page<List<Grant>> {

    private static final Texts TEXTS = Texts.here("dev.chaperone.desktop.ui.permissions.permissions");

    private final ListView<Row> list = new ListView<>();
    private final Button all;

    /** What a person can want here. */
    public interface Wishes {
        void takeBack(Grant grant);

        /** Every permission; a remembered no stays. */
        void takeBackAll();
    }

    /** One row of the list. */
    sealed interface Row {
        record Head(String name) implements Row {}

        record Answer(Grant grant, boolean first, boolean last) implements Row {}
    }

    /** @param home shown as {@code ~} */
    public PermissionsPage(String home, ZoneId zone, Wishes wishes) {
        super(TEXTS.get("title"));
        GrantWords words = new GrantWords(TEXTS, home, zone);
        list.getStyleClass().add("rows");
        list.setAccessibleText(TEXTS.get("title"));
        list.setCellFactory(_ -> new GrantCell(TEXTS, words, wishes::takeBack));
        all = Kit.button(TEXTS.get("take-back.all"), Feather.ROTATE_CCW, wishes::takeBackAll);
        offer(all);
    }

    @Override
    protected Node body(List<Grant> grants) {
        List<Grant> yes = of(grants, Grant.Kind.PERMISSION);
        List<Grant> no = of(grants, Grant.Kind.REFUSAL);
        say(TEXTS.get("subtitle", yes.size(), no.size()));
        all.setVisible(!yes.isEmpty());
        if (grants.isEmpty()) {
            return Blank.empty(Feather.KEY, TEXTS.get("empty"), TEXTS.get("empty.more"));
        }
        List<Row> rows = new ArrayList<>();
        add(rows, "head.yes", yes);
        add(rows, "head.no", no);
        if (!rows.equals(list.getItems())) {
            list.getItems().setAll(rows);
        }
        return list;
    }

    private static void add(List<Row> rows, String head, List<Grant> grants) {
        if (grants.isEmpty()) {
            return;
        }
        rows.add(new Row.Head(TEXTS.get(head)));
        for (int i = 0; i < grants.size(); i++) {
            rows.add(new Row.Answer(grants.get(i), i == 0, i == grants.size() - 1));
        }
    }

    private static List<Grant> of(List<Grant> grants, Grant.Kind kind) {
        return grants.stream().filter(g -> g.kind() == kind).toList();
    }
}
