package dev.chaperone.desktop.policy;

import dev.chaperone.model.policy.PolicyReader;
import dev.chaperone.model.policy.PolicyReading;
import dev.chaperone.model.policy.SettingsText;
import dev.chaperone.model.policy.Source;

/**
 * What one source said when it was read.
 *
 * @param name file name, or what it is called where it is none
 * @param kind whose it is and how the text is to be read; kept on disk under these names
 */
record SourceText(String name, Kind kind, String text) {

    enum Kind {
        BUILT_IN(Source.BUILT_IN),
        /** The person's rules. */
        RULES(Source.USER),
        /** Rules an administrator put down. */
        MANAGED_RULES(Source.MANAGED),
        /** Settings an administrator put down, as JSON. */
        SETTINGS(Source.MANAGED),
        /** What central handed out; its signatures were verified before it came here. */
        BUNDLE(Source.BUNDLE);

        private final Source source;

        Kind(Source source) {
            this.source = source;
        }

        Source source() {
            return source;
        }
    }

    PolicyReading read() {
        return kind == Kind.SETTINGS ? SettingsText.read(name, text) : PolicyReader.read(name, text);
    }
}
