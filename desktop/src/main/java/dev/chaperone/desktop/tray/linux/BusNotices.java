package dev.chaperone.desktop.tray.linux;

import dev.chaperone.desktop.tray.DesktopEvents;
import dev.chaperone.desktop.tray.Notices;
import dev.chaperone.model.consent.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions as notifications, with answers where the server has them. */
final class BusNotices implements Notices {

    private static final Logger LOG = LoggerFactory.getLogger(BusNotices.class);
    private static final String REVIEW = "default";

    private final NotificationServer server;
    private final DesktopEvents events;
    private final boolean answers;
    private final Map<String, UInt32> shown = new ConcurrentHashMap<>();

    private BusNotices(NotificationServer server, DesktopEvents events, boolean answers) {
        this.server = server;
        this.events = events;
        this.answers = answers;
    }

    /** Notifications of this desktop, or none if it has no server for them. */
    static Notices on(DBusConnection bus, DesktopEvents events) {
        try {
            NotificationServer server = bus.getRemoteObject(
                    "org.freedesktop.Notifications", "/org/freedesktop/Notifications", NotificationServer.class);
            boolean answers = server.GetCapabilities().contains("actions");
            BusNotices notices = new BusNotices(server, events, answers);
            bus.addSigHandler(NotificationServer.ActionInvoked.class, notices::invoked);
            return notices;
        } catch (DBusException | DBusExecutionException e) {
            LOG.info("this desktop shows no notifications ({}); questions appear as windows", reason(e));
            return Notices.none();
        }
    }

    @Override
    public void ask(Question question) {
        try {
            UInt32 id = server.Notify(
                    "Chaperone",
                    new UInt32(0),
                    "security-medium",
                    question.title(),
                    escaped(question.body()),
                    answers ? actions(question) : List.of(),
                    Map.of(
                            "urgency",
                                    new Variant<>((byte) 1), // never critical, which would break through do-not-disturb
                            "category", new Variant<>("x-chaperone.question"),
                            "desktop-entry", new Variant<>("chaperone")),
                    -1);
            shown.put(question.promptId(), id);
        } catch (DBusExecutionException e) {
            LOG.warn("a notification was not shown: {}", reason(e));
        }
    }

    @Override
    public void withdraw(String promptId) {
        UInt32 id = shown.remove(promptId);
        if (id != null) {
            try {
                server.CloseNotification(id);
            } catch (DBusExecutionException e) {
                LOG.debug("the notification had gone", e);
            }
        }
    }

    /** Two answers at most, which is what GNOME shows; a click on the text reviews. */
    private static List<String> actions(Question question) {
        List<String> actions = new ArrayList<>();
        question.answers()
                .forEach(choice -> actions.addAll(List.of(choice.answer().wireName(), choice.label())));
        actions.addAll(List.of(REVIEW, question.review()));
        return actions;
    }

    private void invoked(NotificationServer.ActionInvoked signal) {
        Optional<String> prompt = shown.entrySet().stream()
                .filter(entry -> entry.getValue().equals(signal.id))
                .map(Map.Entry::getKey)
                .findFirst();
        prompt.ifPresent(id -> {
            switch (signal.action) {
                case "deny" -> events.answered(id, Answer.DENY);
                case "once" -> events.answered(id, Answer.ONCE);
                default -> events.reviewed(id);
            }
        });
    }

    /** Servers may read the body as markup. */
    private static String escaped(String body) {
        return body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage());
    }
}
