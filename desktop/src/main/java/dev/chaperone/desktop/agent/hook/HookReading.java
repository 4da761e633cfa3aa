package dev.chaperone.desktop.agent.hook;

import dev.chaperone.desktop.agent.HookCall;
import dev.chaperone.desktop.agent.HookQuestion;
import dev.chaperone.model.action.Cause.Failure;
import java.util.function.Function;

/** Reads a hook call, and turns whatever can't be understood into a refusal. */
public final class HookReading {

    private HookReading() {}

    /** @param reading may throw {@link IllegalArgumentException} in words fit for the agent */
    public static HookQuestion of(HookCall call, FieldNames names, Function<HookJson, HookQuestion> reading) {
        String session = "unknown";
        try {
            HookJson input = HookJson.of(call, names);
            session = input.session();
            return reading.apply(input);
        } catch (UnknownToolException e) {
            return unreadable(session, Failure.Kind.UNKNOWN_TOOL, e);
        } catch (UnknownEventException e) {
            return unreadable(session, Failure.Kind.UNKNOWN_EVENT, e);
        } catch (IllegalArgumentException e) {
            return unreadable(session, Failure.Kind.UNREADABLE_INPUT, e);
        }
    }

    private static HookQuestion unreadable(String session, Failure.Kind kind, IllegalArgumentException e) {
        String words = String.valueOf(e.getMessage());
        return new HookQuestion.Unreadable(session, new Failure(kind, words), words);
    }
}
