package dev.chaperone.model.policy;

import dev.chaperone.model.policy.PolicyReading.DraftRule;
import java.util.List;
import java.util.Map;

/** What one source of policy said. */
public record PolicyLayer(Source source, PolicyReading.Read read) {

    Map<String, Given> settings() {
        return read.settings();
    }

    List<DraftRule> rules() {
        return read.rules();
    }

    DataRules data() {
        return read.data();
    }

    List<Elevation> elevations() {
        return read.elevations();
    }

    /** Files of settings alone have no name and no version. */
    boolean isNamed() {
        return !read.name().isEmpty();
    }

    String version() {
        return read.name() + "@" + read.version();
    }
}
