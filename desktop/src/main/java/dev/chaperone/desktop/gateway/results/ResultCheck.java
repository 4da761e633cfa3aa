package dev.chaperone.desktop.gateway.results;

import dev.chaperone.desktop.gate.PartedBodies;
import dev.chaperone.desktop.gateway.calls.CallBook;
import dev.chaperone.desktop.gateway.calls.CallKey;
import dev.chaperone.desktop.gateway.calls.CallNote;
import dev.chaperone.model.action.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;

/** Looks through one request for results whose calls were never put before the gate. Safe for many threads. */
public final class ResultCheck {

    private static final List<String> SIGNS =
            List.of("tool_result", "_call_output", "functionResponse", "\"tool\"", "\"function\"");

    /** A refusal's words are short; more than them is something else. */
    private static final int LONGEST_REFUSAL = 10_000;

    private final CallBook book;
    private final PartedBodies bodies;
    private final Settled settled = new Settled();

    public ResultCheck(CallBook book, PartedBodies bodies) {
        this.book = book;
        this.bodies = bodies;
    }

    /** What is to be done about a result that nobody was asked about. */
    public interface Ruling {

        /**
         * @param call the model's name for the call; empty if it has none
         * @param tool empty if it is not known
         * @return allow only if policy just observes
         */
        Verdict on(String call, String tool);

        /** What the model is told instead. */
        String note(String decision);
    }

    /**
     * @return the body, with notes in place of results that must not leave
     * @throws UnreadableResultsException if it holds results and can't be read, or more than can be remembered
     */
    public String checked(String agent, String body, Ruling ruling) throws UnreadableResultsException {
        try {
            boolean all = book.held().stream().anyMatch(id -> id.isEmpty() || body.contains(id));
            Turns turns = Turns.of(body, bodies.blocks(body), all, turn -> settled.holds(agent, turn));
            Set<Turns.Placed> changed = new LinkedHashSet<>();
            for (Turns.Placed placed : turns.placed().reversed()) {
                for (ToolResult result : placed.turn().results()) {
                    Optional<String> held = new Judging(agent, turns, placed, ruling).held(result);
                    held.map(ruling::note).ifPresent(result.replacement());
                    held.ifPresent(_ -> changed.add(placed));
                }
            }
            return changed.isEmpty() ? body : turns.written(changed);
        } catch (JacksonException | UnreadableResultsException e) {
            if (SIGNS.stream().noneMatch(body::contains)) {
                return body; // no results, and whether the rest is right is for the model's server
            }
            throw new UnreadableResultsException(e);
        }
    }

    /** Of the results of one turn. */
    private final class Judging {
        private final String agent;
        private final Turns turns;
        private final Turns.Placed placed;
        private final Ruling ruling;

        Judging(String agent, Turns turns, Turns.Placed placed, Ruling ruling) {
            this.agent = agent;
            this.turns = turns;
            this.placed = placed;
            this.ruling = ruling;
        }

        /** The decision by which a result is held back; empty if it may leave. */
        Optional<String> held(ToolResult result) throws UnreadableResultsException {
            Optional<ToolCall> call = turns.call(placed, result);
            CallKey key = key(result, call);
            Optional<CallNote> note = book.find(key).or(() -> call.flatMap(this::byInput));
            if (note.isPresent() && note.get().fate() == CallNote.Fate.HELD) {
                return Optional.of(note.get().decision());
            }
            boolean may = !placed.isNew() || settled.holds(key) || mayLeave(result, call, note);
            if (may) {
                settled.add(key);
                return Optional.empty();
            }
            return ruled(result, call, key);
        }

        private CallKey key(ToolResult result, Optional<ToolCall> call) {
            return result.id().isEmpty() && call.isPresent()
                    ? CallKey.ofInput(agent, call.get().tool(), call.get().input())
                    : CallKey.ofId(agent, result.id());
        }

        private Optional<CallNote> byInput(ToolCall call) {
            return book.find(CallKey.ofInput(agent, call.tool(), call.input()));
        }

        private boolean mayLeave(ToolResult result, Optional<ToolCall> call, Optional<CallNote> note) {
            Habits habits = Habits.of(agent);
            if (note.isPresent()) {
                boolean allowed = note.get().fate() == CallNote.Fate.ALLOWED;
                return allowed || tellsOf(note.get().decision(), result) || habits.neverRan(result);
            }
            boolean noHook = call.filter(c -> habits.asksNoHookFor(c.tool())).isPresent();
            return noHook || habits.neverRan(result);
        }

        private boolean tellsOf(String decision, ToolResult refused) {
            return refused.text().length() <= LONGEST_REFUSAL && refused.text().contains(decision);
        }

        private Optional<String> ruled(ToolResult result, Optional<ToolCall> call, CallKey key)
                throws UnreadableResultsException {
            if (book.isFull()) {
                throw new UnreadableResultsException();
            }
            String tool = call.map(ToolCall::tool).orElse(result.tool());
            return switch (ruling.on(result.id(), tool)) {
                case Verdict.Allow _ -> {
                    settled.add(key);
                    yield Optional.empty();
                }
                case Verdict.Deny deny -> kept(deny, result, key);
                case Verdict.Rewrite(var _, var _, var _) ->
                    throw new IllegalStateException("a result is held back or not");
            };
        }

        private Optional<String> kept(Verdict.Deny deny, ToolResult result, CallKey key) {
            String id = result.id().matches("[!-~]{1,200}") ? result.id() : "";
            book.note(key, new CallNote(CallNote.Fate.HELD, deny.decision().value(), id));
            return Optional.of(deny.decision().value());
        }
    }
}
