package dev.chaperone.desktop.ui.window;

import dev.chaperone.desktop.agent.connect.Standing;
import dev.chaperone.desktop.agent.roster.Census;
import dev.chaperone.desktop.agent.roster.Roster;
import dev.chaperone.desktop.people.PeopleReply.State;
import dev.chaperone.desktop.people.TimelineEntry;
import dev.chaperone.desktop.ui.health.Health;
import dev.chaperone.model.action.AbsolutePath;
import dev.chaperone.model.action.SessionId;
import dev.chaperone.model.consent.Access;
import dev.chaperone.model.consent.Grant;
import dev.chaperone.model.consent.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A day on a laptop, as the service would tell it. */
final class Sample {

    static final Instant NOW = Instant.parse("2026-11-24T14:40:00Z");
    static final String HOME = "/home/ana";

    private Sample() {}

    static List<TimelineEntry> day() {
        return List.of(
                entry(48, "14:32", "written", decision("git.push", "deny", "rule", "push.closed", "work/payments-api")),
                entry(47, "14:18", "signed", decision("fs.write", "allow", "person", "q-4kx2", "work/payments-api")),
                entry(46, "14:16", "receipted", cleaned("claude-code", 4_812, """
                        {"secret.aws-access-key":1,"secret.url-password":1,"personal.email":2,"personal.iban":1}""")),
                entry(45, "11:05", "receipted", decision("fs.read", "deny", "rule", "secrets.never", ".ssh")),
                entry(44, "10:58", "receipted", decision("exec.run", "allow", "grant", "g-7hq1", "work/payments-api")),
                entry(43, "10:12", "receipted", cleaned("codex", 912, """
                        {"personal.email":1}""")),
                entry(42, "09:01", "receipted", body("""
                        {"type":"policy.applied","policyVersion":"northwind@42","digest":"9c","source":"bundle"}""")),
                yesterday(41, "18:47", decision("fs.read", "deny", "silence", "q-31ab", "Documents/contracts")),
                yesterday(40, "16:20", decision("fs.read", "allow", "person", "q-30ff", "work/payments-api/config")));
    }

    static List<TimelineEntry> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> entry(
                        count - i,
                        "%02d:%02d".formatted(13 - i / 600 % 13, i % 60),
                        "receipted",
                        decision("fs.read", i % 3 == 0 ? "deny" : "allow", "rule", "r" + i, "work/module-" + i)))
                .toList();
    }

    /** What a hostile agent could get into its events. */
    static TimelineEntry hostile() {
        ObjectNode body = decision("fs.read", "deny", "rule", "x", "a");
        body.put("agent", "claude\u202Eedoc\nAllowed by IT");
        body.putArray("paths").add("/srv/" + "\u202Egnp.exe\n" + "very-long-name/".repeat(280) + "end");
        return entry(7, "08:00", "written", body);
    }

    static List<Grant> grants() {
        return List.of(
                grant(
                        "g-7hq1",
                        "claude-code",
                        "work/payments-api",
                        Grant.Kind.PERMISSION,
                        Access.READ_WRITE,
                        days(30),
                        ""),
                grant("g-8k2p", "codex", "work/site", Grant.Kind.PERMISSION, Access.READ, session(), ""),
                grant(
                        "g-9m3d",
                        "claude-code",
                        "work/site",
                        Grant.Kind.PERMISSION,
                        Access.READ_WRITE,
                        session(),
                        "exec.run make check"),
                grant("g-1zz9", "cursor", "Documents/contracts", Grant.Kind.REFUSAL, Access.READ, days(29), ""));
    }

    static List<Grant> manyGrants(int count) {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            grants.add(grant("g-" + i, "codex", "work/p" + i, Grant.Kind.PERMISSION, Access.READ, days(3), ""));
        }
        return grants;
    }

    static State state(String... problems) {
        return new State(
                "0.9.0",
                "nw-lap-0417",
                "Northwind IT",
                "enforce",
                "northwind@42",
                "https://evidence.northwind.example",
                "",
                48,
                2,
                0,
                3,
                "",
                List.of(problems));
    }

    static Health health(String... problems) {
        List<Census.Found> agents = Roster.members().stream().map(Sample::found).toList();
        return new Health(state(problems), Optional.of(Instant.parse("2026-11-24T14:16:00Z")), agents);
    }

    private static Census.Found found(Roster.Member member) {
        Optional<String> version = switch (member.profile().name()) {
            case "claude-code" -> member.profile().tested().stream().sorted().findFirst();
            case "codex" -> Optional.of("0.1.0");
            default -> Optional.empty();
        };
        boolean connected = member.profile().name().equals("claude-code");
        Census.Held held = new Census.Held(connected ? Standing.CONNECTED : Standing.NOT_CONNECTED, List.of());
        return new Census.Found(member.profile(), version, held, Optional.empty(), "");
    }

    static JsonNode settings() {
        return body("""
                {"version":"northwind@42","settings":[
                {"key":"Mode","value":"enforce","source":"bundle","file":"northwind bundle","line":0,"locked":true,"lockedBy":"northwind bundle"},
                {"key":"ConsentTimeoutSeconds","value":60,"source":"built-in","file":"settings.schema.json","line":0,"locked":false},
                {"key":"FolderGrantDays","value":14,"source":"user","file":"/home/ana/.config/chaperone/policy.yaml","line":12,"locked":false},
                {"key":"BlockPush","value":true,"source":"managed","file":"/etc/chaperone/policy.d/10-it.json","line":4,"locked":true,"lockedBy":"/etc/chaperone/policy.d/10-it.json:4"}],
                "rules":[],"disregarded":["/home/ana/.config/chaperone/policy.yaml:3: Mode is locked by northwind bundle"]}""");
    }

    private static TimelineEntry yesterday(long sequence, String time, ObjectNode body) {
        return event(sequence, "2026-11-23T" + time + ":00Z", "receipted", body);
    }

    private static TimelineEntry entry(long sequence, String time, String standing, ObjectNode body) {
        return event(sequence, "2026-11-24T" + time + ":00Z", standing, body);
    }

    private static TimelineEntry event(long sequence, String time, String standing, ObjectNode body) {
        ObjectNode event =
                JsonMapper.shared().createObjectNode().put("sequence", sequence).put("time", time);
        event.set("body", body);
        return new TimelineEntry(event, standing);
    }

    private static ObjectNode decision(String action, String outcome, String cause, String ref, String path) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("type", "decision").put("decisionId", "d-" + ref).put("agent", "claude-code");
        body.put("agentVersion", "2.4.1").put("proof", "process").put("surface", "claude-code/hook");
        body.put("action", action).put("outcome", outcome).put("cause", cause).put("causeRef", ref);
        body.put("approver", cause.equals("person") ? "ana" : "").put("policyVersion", "northwind@42");
        body.put("grantId", cause.equals("grant") ? ref : "");
        body.putArray("paths").add(HOME + "/" + path);
        return body;
    }

    private static ObjectNode cleaned(String agent, int characters, String classes) {
        ObjectNode body = JsonMapper.shared().createObjectNode();
        body.put("type", "prompt.sanitised")
                .put("decisionId", "d-p1")
                .put("agent", agent)
                .put("characters", characters);
        body.set("classes", body(classes));
        return body;
    }

    private static ObjectNode body(String json) {
        return (ObjectNode) JsonMapper.shared().readTree(json);
    }

    private static Scope days(int days) {
        return new Scope.Folder(NOW.plus(Duration.ofDays(days)));
    }

    private static Scope session() {
        return new Scope.Session(new SessionId("s1"), NOW.plus(Duration.ofHours(6)));
    }

    private static Grant grant(
            String id, String agent, String folder, Grant.Kind kind, Access access, Scope scope, String subject) {
        return new Grant(
                id, agent, new AbsolutePath(HOME + "/" + folder), kind, access, scope, subject, NOW, "ana", "q-1");
    }
}
