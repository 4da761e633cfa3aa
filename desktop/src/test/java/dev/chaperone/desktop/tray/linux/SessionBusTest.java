package dev.chaperone.desktop.tray.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chaperone.desktop.tray.DesktopEvents;
import dev.chaperone.desktop.tray.MenuEntry;
import dev.chaperone.desktop.tray.Notices;
import dev.chaperone.desktop.tray.Standing;
import dev.chaperone.desktop.tray.TrayView;
import dev.chaperone.desktop.tray.Wish;
import dev.chaperone.model.consent.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tray on a bus of its own, with a panel and a notification server that are ours. Skipped without dbus-daemon. */
class SessionBusTest {

    private static final long PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> happened = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> registered = new LinkedBlockingQueue<>();
    private final BlockingQueue<List<String>> notified = new LinkedBlockingQueue<>();

    private Process daemon;
    private String address;
    private DBusConnection desktop;

    SessionBusTest(@TempDir Path folder) throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/dbus-daemon")),
                "skipped: dbus-daemon is not installed (Debian package dbus-daemon)");
        daemon = new ProcessBuilder(
                        "/usr/bin/dbus-daemon",
                        "--session",
                        "--nofork",
                        "--print-address",
                        "--address=unix:path=" + folder.resolve("bus"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        address = daemon.inputReader().readLine();
        desktop = connect();
    }

    @BeforeEach
    void furnish() throws Exception {
        desktop.exportObject("/StatusNotifierWatcher", new Panel());
        desktop.requestBusName("org.kde.StatusNotifierWatcher");
        desktop.exportObject("/org/freedesktop/Notifications", new Server());
        desktop.requestBusName("org.freedesktop.Notifications");
    }

    @AfterEach
    void stop() throws IOException {
        desktop.close();
        daemon.destroy();
    }

    @Test
    void theIconRegistersWithThePanelAndShowsHowThingsStand() throws Exception {
        try (SessionBus bus = SessionBus.at(address, new Ears())) {
            String name = next(registered);
            bus.icon().show(view(Standing.ASKING));

            Properties icon = desktop.getRemoteObject(name, IconObject.PATH, Properties.class);
            Map<String, Variant<?>> properties = icon.GetAll("org.kde.StatusNotifierItem");

            assertThat(property(properties, "Status").getValue()).isEqualTo("NeedsAttention");
            assertThat(property(properties, "Id").getValue()).isEqualTo("chaperone");
            assertThat(property(properties, "IconPixmap").getSig()).isEqualTo("a(iiay)");
            assertThat((List<?>) property(properties, "IconPixmap").getValue()).hasSize(2);
            assertThat(property(properties, "Menu").getSig()).isEqualTo("o");
        }
    }

    @Test
    void theIconComesBackWhenThePanelDoes() throws Exception {
        try (SessionBus _ = SessionBus.at(address, new Ears())) {
            next(registered);

            desktop.releaseBusName("org.kde.StatusNotifierWatcher");
            desktop.requestBusName("org.kde.StatusNotifierWatcher");

            assertThat(next(registered)).startsWith(":");
        }
    }

    @Test
    void aPanelReadsTheMenuAndSendsClicksInGroups() throws Exception {
        try (SessionBus bus = SessionBus.at(address, new Ears())) {
            String name = next(registered);
            bus.icon().show(view(Standing.PROTECTED));
            BusMenu menu = desktop.getRemoteObject(name, MenuObject.PATH, BusMenu.class);

            BusMenu.Pair<UInt32, BusMenu.Node> layout = menu.GetLayout(0, -1, List.of());
            assertThat(layout.second.children).hasSize(4);
            List<BusMenu.Properties> all = menu.GetGroupProperties(List.of(), List.of("label"));
            int revoke = all.stream()
                    .filter(p -> label(p).equals("Take back: a__b"))
                    .findFirst()
                    .orElseThrow()
                    .id;
            List<Integer> unknown = menu.EventGroup(List.of(
                    new BusMenu.Happening(revoke, "clicked", new Variant<>(""), new UInt32(0)),
                    new BusMenu.Happening(4711, "clicked", new Variant<>(""), new UInt32(0))));

            assertThat(next(happened)).isEqualTo("chosen Revoke[grantId=g1]");
            assertThat(unknown).containsExactly(4711);
        }
    }

    @Test
    void aClickOnWhatIsGoneDoesNothing() throws Exception {
        try (SessionBus bus = SessionBus.at(address, new Ears())) {
            String name = next(registered);
            bus.icon().show(view(Standing.PROTECTED));
            BusMenu menu = desktop.getRemoteObject(name, MenuObject.PATH, BusMenu.class);
            int gone = menu.GetGroupProperties(List.of(), List.of()).stream()
                    .filter(p -> label(p).startsWith("Take back"))
                    .findFirst()
                    .orElseThrow()
                    .id;
            Wish other = new Wish.Revoke("g2");
            bus.icon()
                    .show(new TrayView(
                            Standing.PROTECTED, "tip", List.of(new MenuEntry.Item("Take back: other", other))));

            menu.Event(gone, "clicked", new Variant<>(""), new UInt32(0));
            int present = menu.GetGroupProperties(List.of(), List.of()).getFirst().id;
            menu.Event(present, "clicked", new Variant<>(""), new UInt32(0));

            assertThat(present).isNotEqualTo(gone);
            assertThat(next(happened)).isEqualTo("chosen Revoke[grantId=g2]");
        }
    }

    @Test
    void aNotificationOffersTwoAnswersAndBringsOneBack() throws Exception {
        try (SessionBus bus = SessionBus.at(address, new Ears())) {
            bus.notices()
                    .ask(new Notices.Question(
                            "q1",
                            "claude-code wants to read a folder",
                            "~/a<b>&c",
                            List.of(
                                    new Notices.Choice(Answer.DENY, "Deny"),
                                    new Notices.Choice(Answer.ONCE, "Allow once")),
                            "Review"));
            assertThat(next(notified))
                    .containsExactly(
                            "claude-code wants to read a folder",
                            "~/a&lt;b&gt;&amp;c",
                            "deny",
                            "Deny",
                            "once",
                            "Allow once",
                            "default",
                            "Review");

            desktop.sendMessage(
                    new NotificationServer.ActionInvoked("/org/freedesktop/Notifications", new UInt32(7), "once"));
            assertThat(next(happened)).isEqualTo("answered q1 ONCE");

            bus.notices().withdraw("q1");
            assertThat(next(notified)).containsExactly("close 7");
        }
    }

    @Test
    void aDesktopWithoutPanelAndNotificationsCostsNothingElse() throws Exception {
        desktop.releaseBusName("org.kde.StatusNotifierWatcher");
        desktop.releaseBusName("org.freedesktop.Notifications");

        try (SessionBus bus = SessionBus.at(address, new Ears())) {
            bus.icon().show(view(Standing.PROTECTED));
            bus.notices().withdraw("q1");

            assertThat(registered).isEmpty();
            assertThat(happened).isEmpty();
        }
    }

    private static TrayView view(Standing standing) {
        MenuEntry revoke = new MenuEntry.Item("Take back: a_b", new Wish.Revoke("g1"));
        return new TrayView(
                standing,
                "A sentence",
                List.of(
                        new MenuEntry.Item("Protected", new Wish.Nothing("standing")),
                        new MenuEntry.Separator(new Wish.Nothing("line")),
                        new MenuEntry.Group("Permissions (1)", new Wish.Nothing("grants"), List.of(revoke)),
                        new MenuEntry.Item("Open the console", new Wish.OpenConsole("http://127.0.0.1:1"))));
    }

    private static Variant<?> property(Map<String, Variant<?>> properties, String name) {
        return Objects.requireNonNull(properties.get(name), name);
    }

    private static String label(BusMenu.Properties entry) {
        Variant<?> label = entry.properties.get("label");
        return label == null ? "" : String.valueOf(label.getValue());
    }

    private DBusConnection connect() throws Exception {
        return DBusConnectionBuilder.forAddress(address).withShared(false).build();
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return next == null ? fail("nothing came") : next;
    }

    private final class Ears implements DesktopEvents {
        @Override
        public void clicked() {
            happened.add("clicked");
        }

        @Override
        public void chosen(Wish wish) {
            happened.add("chosen " + wish);
        }

        @Override
        public void answered(String promptId, Answer answer) {
            happened.add("answered " + promptId + " " + answer);
        }

        @Override
        public void reviewed(String promptId) {
            happened.add("reviewed " + promptId);
        }
    }

    /** Takes registrations. */
    public final class Panel implements NotifierItem.Watcher {
        @Override
        public void RegisterStatusNotifierItem(String service) {
            registered.add(service);
        }

        @Override
        public String getObjectPath() {
            return "/StatusNotifierWatcher";
        }
    }

    /** Takes notifications; each is number 7. */
    public final class Server implements NotificationServer {
        @Override
        public UInt32 Notify(
                String app,
                UInt32 replaces,
                String icon,
                String summary,
                String body,
                List<String> actions,
                Map<String, Variant<?>> hints,
                int expireMillis) {
            List<String> seen = new java.util.ArrayList<>(List.of(summary, body));
            seen.addAll(actions);
            notified.add(seen);
            return new UInt32(7);
        }

        @Override
        public List<String> GetCapabilities() {
            return List.of("body", "actions");
        }

        @Override
        public void CloseNotification(UInt32 id) {
            notified.add(List.of("close " + id));
        }

        @Override
        public String getObjectPath() {
            return "/org/freedesktop/Notifications";
        }
    }
}
