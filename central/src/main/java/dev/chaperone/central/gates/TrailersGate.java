package dev.chaperone.central.gates;

import dev.chaperone.central.gates.GateResult.Finding;
import dev.chaperone.central.gates.GateResult.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Commits of a change must not say of themselves what only central or a person says: who approved and reviewed them.
 */
final class TrailersGate implements Gate {

    private static final Pattern CLAIM = Pattern.compile(
            "(?im)^[\\p{Cf}\\s]*(chaperone-[a-z-]+|approved-by|reviewed-by|acked-by|tested-by)[\\p{Cf}\\s]*:");

    @Override
    public GateResult judge(Change change) {
        List<Finding> found = new ArrayList<>();
        for (Change.Message message : change.messages()) {
            var claim = CLAIM.matcher(message.text());
            if (claim.find()) {
                String what = "the message claims '%s'; take the line out".formatted(claim.group(1));
                found.add(new Finding(what, "", 0, Change.brief(message.commit())));
            }
        }
        return GateResult.of("trailers", Result.FAIL, found);
    }
}
