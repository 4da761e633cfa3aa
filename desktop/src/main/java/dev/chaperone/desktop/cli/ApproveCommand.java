package dev.chaperone.desktop.cli;

import dev.chaperone.desktop.people.PeopleReply;
import dev.chaperone.desktop.people.PeopleRequest;
import dev.chaperone.desktop.push.ApprovalKey;
import dev.chaperone.model.audit.Hash;
import dev.chaperone.model.audit.ProofException;
import dev.chaperone.model.change.Approval;
import dev.chaperone.model.change.Submission;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/**
 * Agents' work that waits for a person: without an id a list, with one the report and the diff, and then the signature.
 * Goes over the people's socket, which refuses whatever an agent started.
 */
@Command(name = "approve", mixinStandardHelpOptions = true, resourceBundle = "dev.chaperone.desktop.cli.cli")
final class ApproveCommand implements Callable<Integer> {

    private static final int LONGEST_HOURS = (int) Approval.LONGEST.toHours();

    private final Context context;

    @Parameters(paramLabel = "ID", arity = "0..1", descriptionKey = "submit.change")
    String id = "";

    @Option(names = "--reject", descriptionKey = "approve.reject")
    boolean reject;

    @Option(names = "--show", descriptionKey = "approve.show")
    boolean onlyShow;

    @Option(names = "--key", paramLabel = "FILE", descriptionKey = "approve.key")
    @Nullable
    Path key;

    @Option(names = "--hours", paramLabel = "N", descriptionKey = "approve.hours")
    int hours = 1;

    ApproveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        List<JsonNode> open = changes(new PeopleRequest.OpenChanges());
        if (id.isEmpty()) {
            list(open);
            return 0;
        }
        Optional<JsonNode> change =
                open.stream().filter(c -> text(c, "change").equals(id)).findFirst();
        if (change.isEmpty()) {
            throw new Failures.Refused("%s does not wait for anybody; see: chaperone approve".formatted(plain(id)));
        }
        byte[] patch = patch();
        show(change.get(), patch);
        return onlyShow ? 0 : sign(change.get(), patch);
    }

    private void list(List<JsonNode> open) {
        open.forEach(c -> context.print(
                "%s  %s for %s of %s, %d commits, %d files",
                text(c, "change"),
                text(c, "agent"),
                text(c, "target"),
                text(c, "repository"),
                c.path("commits").asInt(0),
                c.path("files").asInt(0)));
        context.print(
                "%s",
                open.isEmpty()
                        ? "Nothing waits for a person."
                        : "Look at one and sign with: chaperone approve ID, or --reject ID");
    }

    private byte[] patch() throws IOException {
        if (context.ask(new PeopleRequest.ChangePatch(id)) instanceof PeopleReply.Patch(var bytes)) {
            return bytes;
        }
        throw new IOException("the service gave no patch; see: chaperone status");
    }

    private void show(JsonNode change, byte[] patch) {
        new DiffText(context).show(patch);
        context.print(
                "%s by %s (%s) from laptop %s, for %s of %s",
                text(change, "change"),
                text(change, "agent"),
                text(change, "proof"),
                text(change, "device"),
                text(change, "target"),
                text(change, "repository"));
        if (!text(change, "message").isEmpty()) {
            context.print("  says: %s", text(change, "message"));
        }
        new ChangeText(context).gates(change);
        context.print("  tree  %s", text(change, "tree"));
        context.print("  patch %s", Hash.sha256(patch).hex());
    }

    private int sign(JsonNode change, byte[] patch) throws IOException {
        if (!context.terminal()) {
            throw new Failures.Refused("a person signs from an interactive terminal only");
        }
        if (hours < 1 || hours > LONGEST_HOURS) {
            throw new IllegalArgumentException("--hours %d is not from 1 to %d".formatted(hours, LONGEST_HOURS));
        }
        Approval approval = approval(change, patch);
        Path file = key == null ? ApprovalKey.usual(context.home()) : key;
        ApprovalKey signer = ApprovalKey.open(file, context.environment());
        context.print(
                "%s",
                signer.isHardware()
                        ? "Touch your security key to sign; Ctrl-C to leave it."
                        : "Your passphrase signs; Ctrl-C leaves it. Only a security key proves to central that you were there.");
        String statement = new String(signer.sign(approval).encode(), StandardCharsets.UTF_8);
        JsonNode report = changes(new PeopleRequest.ReviewChange(id, statement)).getFirst();
        context.print("%s is %s.", id, text(report, "state"));
        return 0;
    }

    private Approval approval(JsonNode change, byte[] patch) throws IOException {
        Instant now = context.now();
        Approval approval = new Approval(
                reject ? Approval.Decision.REJECT : Approval.Decision.APPROVE,
                id,
                new Submission.Target(text(change, "repository"), text(change, "target")),
                new Approval.Seen(text(change, "head"), text(change, "tree"), Hash.sha256(patch)),
                now,
                now.plus(Duration.ofHours(hours)));
        try {
            return Approval.decode(approval.encode()); // central reads no less strictly
        } catch (ProofException e) {
            throw new IOException("central describes this change wrongly: " + e.getMessage(), e);
        }
    }

    private List<JsonNode> changes(PeopleRequest request) throws IOException {
        if (context.ask(request) instanceof PeopleReply.Changes(var changes)) {
            return changes;
        }
        throw new IOException("the service gave no answer that fits; see: chaperone status");
    }

    private static String text(JsonNode json, String field) {
        return plain(json.path(field).asString(""));
    }

    private static String plain(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}]", "?");
    }
}
