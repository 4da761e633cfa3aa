package dev.chaperone.model.policy;

import java.util.Locale;

/** Where a piece of policy comes from, weakest first: a later one wins over an earlier one, key by key. */
public enum Source {
    /** The baseline and the schema's defaults. */
    BUILT_IN,
    /** The person's own file. */
    USER,
    /** A file an administrator put down. */
    MANAGED,
    /** The store of the operating system that device management fills. */
    MDM,
    /** A bundle signed by the organisation, handed out by central. */
    BUNDLE;

    /** Whether whoever uses the laptop can't change it. */
    public boolean isOfAdministrator() {
        return compareTo(USER) > 0;
    }

    /** As it is written in output: {@code built-in}, {@code user} … */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
