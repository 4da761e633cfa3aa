package dev.chaperone.model.policy;

import java.util.List;
import java.util.Map;

/** What came of reading a policy text. A text with any problem has no effect at all. */
public sealed interface PolicyReading {

    /**
     * @param name empty for a file of settings alone
     * @param settings values as written, by schema key
     */
    record Read(
            String name,
            int version,
            Map<String, Given> settings,
            List<DraftRule> rules,
            DataRules data,
            List<Elevation> elevations)
            implements PolicyReading {
        public Read {
            settings = Map.copyOf(settings);
            rules = List.copyOf(rules);
            elevations = List.copyOf(elevations);
        }
    }

    record Rejected(List<PolicyProblem> problems) implements PolicyReading {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A rule whose references to settings are not resolved yet.
     *
     * @param ifSetting name of a boolean setting that must be true for the rule to count, or empty
     * @param pathsFrom name of a list setting that gives the path patterns, or empty
     */
    record DraftRule(Rule rule, String ifSetting, String pathsFrom, SourceLine at) {}
}
