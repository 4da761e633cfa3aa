package dev.chaperone.central.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.audit.EventBody;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ConsoleTest {

    private static final List<String> PAGES =
            List.of("/", "/findings", "/devices", "/events/1", "/events.ndjson", "/nothing");

    private final TestServer server;

    ConsoleTest(@TempDir Path data) throws IOException {
        server = new TestServer(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whoHasNoTokenSeesNothing() throws Exception {
        upload(server.device("secret-laptop-name"), TestEvents.read("/home/ann/plans", "allow"));

        for (String page : PAGES) {
            for (String cookie :
                    List.of("", "chaperone-console=", "chaperone-console=wrong", "x=" + server.consoleToken())) {
                var answer = server.get(page, "Cookie", cookie);
                assertThat(answer.statusCode()).as(page).isEqualTo(401);
                assertThat(answer.body())
                        .as(page)
                        .doesNotContain("plans", "secret-laptop-name")
                        .contains("Sign in");
            }
        }
        assertThat(server.get("/?token=wrong").statusCode()).isEqualTo(401);
        assertThat(server.post("/login", "token=wrong").body()).contains("not the token of this console");
        assertThat(server.post("/", "x").statusCode()).isEqualTo(405);
    }

    @Test
    void theTokenOpensTheConsoleByAddressAndByForm() throws Exception {
        for (var answer : List.of(
                server.get("/?token=" + server.consoleToken()),
                server.post("/login", "token=" + server.consoleToken()))) {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("location")).hasValue("/");
            String cookie = answer.headers().firstValue("set-cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict");
            assertThat(server.get("/", "Cookie", cookie.substring(0, cookie.indexOf(';')))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void everyAnswerCarriesTheStrictPolicy() throws Exception {
        for (String path : List.of("/", "/log/checkpoint", "/healthz", "/nothing", "/console.css")) {
            var headers = server.get(path).headers();
            assertThat(headers.firstValue("content-security-policy").orElse(""))
                    .as(path)
                    .startsWith("default-src 'none'; style-src 'self'");
            assertThat(headers.firstValue("x-content-type-options")).as(path).hasValue("nosniff");
            assertThat(headers.firstValue("server")).as(path).isEmpty();
        }
    }

    @Test
    void markupInAnyFieldIsShownAndNotObeyed() throws Exception {
        String evil = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>\u202egnp.exe";
        TestDevice device = new TestDevice("<script>alert(0)</script>\"'>");
        server.enrol(device);
        device.as(evil);
        upload(
                device,
                TestEvents.decision(evil, evil, evil, evil, evil, evil),
                TestEvents.decision(evil, "fs.read", evil, "allow", "person", evil),
                TestEvents.decision(evil, "fs.read", evil, "deny", "rule", evil),
                new EventBody.PromptSanitised("d", evil, evil, 1, Map.of(evil, 1)),
                new EventBody.GrantRevoked("g", evil, evil, evil, ""),
                new EventBody.PolicyApplied(evil, evil, evil),
                new EventBody.PolicyRejected(evil, evil),
                new EventBody.AgentConnected(evil, evil),
                new EventBody.PeerRefused(evil, 1, evil),
                new EventBody.Gap(evil, 1, 2));
        List<String> pages = new ArrayList<>(List.of("/", "/devices", "/findings", "/?device=" + device.id()));
        for (int row = 1; row <= 10; row++) {
            pages.add("/events/" + row);
        }
        pages.add(
                "/?text=%22%3E%3Cscript%3E&agent=%22%3E%3Cscript%3E&outcome=%22%3E%3Cscript%3E&device=%22%3E%3Cscript%3E");

        for (String page : pages) {
            String html = server.page(page);
            assertThat(html.toLowerCase(Locale.ROOT))
                    .as(page)
                    .contains("<!doctype html>")
                    .doesNotContain("<script", "<img", "\u202e");
            assertThat(Pattern.compile("<[^>]*\\son\\w+=").matcher(html).find())
                    .as(page)
                    .isFalse();
            assertThat(Pattern.compile("style=\"|javascript:").matcher(html).find())
                    .as(page)
                    .isFalse();
        }
    }

    @Test
    void filtersNarrowDownAndSurviveTheNextPage() throws Exception {
        TestDevice one = server.device("one");
        TestDevice two = server.device("two");
        upload(one, TestEvents.read("/home/ann/alpha", "allow"), TestEvents.read("/home/ann/beta", "deny"));
        upload(two, TestEvents.decision("codex", "fs.write", "/srv/alpha", "allow", "rule", "r-1"));

        assertThat(rows(server.page("/"))).isEqualTo(3);
        assertThat(rows(server.page("/?outcome=deny"))).isEqualTo(1);
        assertThat(rows(server.page("/?agent=codex"))).isEqualTo(1);
        assertThat(rows(server.page("/?device=" + one.id()))).isEqualTo(2);
        assertThat(rows(server.page("/?text=alpha"))).isEqualTo(2);
        assertThat(rows(server.page("/?text=alp"))).isEqualTo(2);
        assertThat(rows(server.page("/?text=ALPHA+srv"))).isEqualTo(1);
        assertThat(rows(server.page("/?text=/home/ann/beta"))).isEqualTo(1);
        assertThat(rows(server.page("/?text=agentVersion"))).isZero();
        for (String odd : List.of(
                "%22", "%22%20OR%20%22", "NEAR(", "a*%20AND", "%27%3B%20DROP%20TABLE%20events--", "%00", "%FF")) {
            assertThat(server.console("/?text=" + odd).statusCode()).as(odd).isIn(200, 400);
        }
        assertThat(server.page("/?outcome=deny&agent=codex")).contains("No event fits these filters");
        assertThat(rows(server.page("/"))).isEqualTo(3);
    }

    @Test
    void pagesFollowEachOtherWithoutHoleOrRepetition() throws Exception {
        TestDevice device = server.device("laptop");
        TestDevice other = server.device("other");
        for (int i = 0; i < 12; i++) {
            upload(device, reads(10, i * 10));
            upload(other, TestEvents.read("/noise", "allow"));
        }

        List<String> seen = new ArrayList<>();
        String next = "/?outcome=&agent=&text=&device=" + device.id();
        while (!next.isEmpty()) {
            String page = server.page(next);
            all("/home/ann/file-(\\d+)<", page).forEach(seen::add);
            assertThat(page).doesNotContain("/noise");
            next = all("href=\"(/\\?[^\"]*)\" rel=\"next\"|rel=\"next\" href=\"([^\"]*)\"", page).stream()
                    .findFirst()
                    .map(a -> a.replace("&amp;", "&"))
                    .orElse("");
        }

        assertThat(seen).hasSize(120).doesNotHaveDuplicates().startsWith("119").endsWith("0");
    }

    @Test
    void aFullLastPageOffersNoOlderEvents() throws Exception {
        upload(server.device("laptop"), reads(50, 0));

        assertThat(server.page("/")).doesNotContain("Older events");
    }

    @Test
    void theExportIsWholeAndFiltered() throws Exception {
        TestDevice device = server.device("laptop");
        for (int i = 0; i < 13; i++) {
            upload(device, reads(100, i * 100));
        }
        upload(device, TestEvents.read("/last", "deny"));

        List<String> lines = server.page("/events.ndjson").lines().toList();

        assertThat(lines).hasSize(1301);
        assertThat(lines)
                .allSatisfy(line -> assertThat(JsonMapper.shared()
                                .readTree(line)
                                .path("device")
                                .asString())
                        .isEqualTo(device.id()));
        assertThat(server.page("/events.ndjson?outcome=deny").lines()).hasSize(1);
        assertThat(server.console("/events.ndjson").headers().firstValue("content-disposition"))
                .hasValue("attachment; filename=\"consent-log.ndjson\"");
    }

    @Test
    void anEventIsShownWithItsProofCheckedStepByStep() throws Exception {
        TestDevice device = server.device("laptop");
        upload(device, TestEvents.started(), TestEvents.read("/home/ann/plans", "allow"));

        String page = server.page("/events/2");

        assertThat(page)
                .contains("/home/ann/plans", "answered by ann", "for the session")
                .contains("Proven: recorded by the laptop and in the log, unchanged")
                .contains("Event 2 of 2 in segment 1", "entry 0 of the log")
                .contains("/v1/log/proof?device=" + device.id() + "&amp;segment=1")
                .doesNotContain("class=\"fails\"");
    }

    @Test
    void anEventThatWasChangedInTheStoreIsShownAsSuch() throws Exception {
        upload(server.device("laptop"), TestEvents.read("/secret", "allow"));
        server.close();
        try (var connection = java.sql.DriverManager.getConnection(
                        "jdbc:sqlite:" + server.data().resolve("central.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE events SET json = replace(json, '/secret', '/public')");
        }
        server.restart();

        assertThat(server.page("/events/1"))
                .contains("FAILED: what is shown is not what was recorded")
                .contains("class=\"fails\"")
                .doesNotContain("Proven:");
    }

    @Test
    void emptyStatesSayWhatComesNext() throws Exception {
        assertThat(server.page("/")).contains("No laptop has sent an event yet");
        assertThat(server.page("/findings")).contains("Everything fits together");
        assertThat(server.page("/devices")).contains("No laptop has enrolled yet", "--enrol-secret-file");
        assertThat(server.console("/events/7").statusCode()).isEqualTo(404);
        assertThat(server.console("/nothing").statusCode()).isEqualTo(404);
    }

    private void upload(TestDevice device, EventBody... events) throws Exception {
        assertThat(server.put(device, device.segment(events)).statusCode()).isEqualTo(200);
    }

    private static EventBody[] reads(int count, int first) {
        EventBody[] bodies = new EventBody[count];
        for (int i = 0; i < count; i++) {
            bodies[i] = TestEvents.read("/home/ann/file-" + (first + i), "allow");
        }
        return bodies;
    }

    private static int rows(String page) {
        return all("(href=\"/events/\\d+\")", page).size();
    }

    private static List<String> all(String pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return found;
    }
}
