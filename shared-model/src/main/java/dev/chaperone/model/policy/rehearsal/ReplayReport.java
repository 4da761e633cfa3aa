package dev.chaperone.model.policy.rehearsal;

import dev.chaperone.model.audit.EventBody.Decided;
import dev.chaperone.model.policy.Effect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What another policy would have changed.
 *
 * @param events decisions that were read
 * @param withoutSay of those, how many no policy had decided: failures, stops
 * @param toolCalls of those, how many are calls of tools, whose names are not recorded
 * @param calls how many calls of agents they make up
 * @param changes the calls whose answer differs, by how
 */
public record ReplayReport(
        long events, long withoutSay, long toolCalls, int calls, Map<Change, List<Decided>> changes) {

    public ReplayReport {
        changes = new LinkedHashMap<>(changes);
    }

    /** @param rule the rule of the other policy that answers */
    public record Change(Effect before, Effect after, String rule) {
        public boolean isStricter() {
            return after.compareTo(before) < 0;
        }
    }

    public int changed() {
        return changes.values().stream().mapToInt(List::size).sum();
    }
}
