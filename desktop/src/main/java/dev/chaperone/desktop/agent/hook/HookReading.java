package dev.chaperone.desktop.agent.hook;

import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.desktop.agent.ToolUse;
import dev.chaperone.model.action.Cause.Failure;
import java.util.Optional;
import java.util.function.Function;

/** Reads a hook call, and turns whatever can't be understood into a refusal. */
public final class HookReading {

    private HookReading() {}

    /** @param reading may throw {@link IllegalArgumentException} in words fit for the agent */
    public static HookQuestion of(HookCall call, FieldNames names, Function<HookJson, HookQuestion> reading) {
        Known known = new Known("unknown", Optional.empty());
        try {
            HookJson input = HookJson.of(call, names);
            known = new Known(input.session(), input.toolUse());
            return known.with(reading.apply(input));
        } catch (UnknownToolException e) {
            return known.unreadable(Failure.Kind.UNKNOWN_TOOL, e);
        } catch (UnknownEventException e) {
            return known.unreadable(Failure.Kind.UNKNOWN_EVENT, e);
        } catch (IllegalArgumentException e) {
            return known.unreadable(Failure.Kind.UNREADABLE_INPUT, e);
        }
    }

    /** What is known even of a call that can't be understood. */
    private record Known(String session, Optional<ToolUse> tool) {

        HookQuestion with(HookQuestion question) {
            return switch (question) {
                case HookQuestion.Ask(var actions, var _) -> new HookQuestion.Ask(actions, tool);
                case HookQuestion.Observe _, HookQuestion.Unreadable _ -> question;
            };
        }

        HookQuestion unreadable(Failure.Kind kind, IllegalArgumentException e) {
            String words = String.valueOf(e.getMessage());
            return new HookQuestion.Unreadable(session, tool, new Failure(kind, words), words);
        }
    }
}
