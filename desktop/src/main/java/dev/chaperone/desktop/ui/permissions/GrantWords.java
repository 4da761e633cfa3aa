package dev.chaperone.desktop.ui.permissions;

import dev.chaperone.desktop.consent.Subjects;
import dev.chaperone.desktop.ui.look.PathText;
import dev.chaperone.desktop.ui.look.SafeText;
import dev.chaperone.desktop.ui.look.Texts;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Scope;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Says what a remembered answer covers and when it ends. */
final class GrantWords {

    private static final int MOST_PATH = 64;
    private static final int MOST_NAME = 24;
    private static final int MOST_SUBJECT = 80;

    private final Texts texts;
    private final String home;
    private final DateTimeFormatter moment;

    GrantWords(Texts texts, String home, ZoneId zone) {
        this.texts = texts;
        this.home = home;
        this.moment = DateTimeFormatter.ofPattern(texts.get("pattern.moment"), texts.locale())
                .withZone(zone);
    }

    String title(Grant grant) {
        String agent = SafeText.middle(SafeText.line(grant.agent()), MOST_NAME, "…");
        if (!grant.isForFolder()) {
            return texts.get(
                    "may.again", agent, SafeText.middle(SafeText.line(Subjects.spoken(grant)), MOST_SUBJECT, " … "));
        }
        String verb = grant.access() == Access.READ ? "read" : "change";
        return switch (grant.kind()) {
            case PERMISSION -> texts.get("may." + verb, agent);
            case REFUSAL -> texts.get("may-not." + verb, agent);
        };
    }

    String folder(Grant grant) {
        return PathText.of(grant.folder().value(), home, MOST_PATH).toString();
    }

    String end(Grant grant) {
        return switch (grant.scope()) {
            case Scope.Once _ -> texts.get("end.once");
            case Scope.Session(var _, var until) -> texts.get("end.session", at(until));
            case Scope.Folder(var until) -> texts.get("end.until", at(until));
        };
    }

    String given(Grant grant) {
        return texts.get("given", at(grant.grantedAt()), SafeText.line(grant.grantedBy()), SafeText.line(grant.id()));
    }

    private String at(Instant time) {
        return moment.format(time);
    }
}
