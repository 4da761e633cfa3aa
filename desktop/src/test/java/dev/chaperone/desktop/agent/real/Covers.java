package dev.chaperone.desktop.agent.real;

import dev.chaperone.desktop.agent.Channel;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which channels a test with a real agent is about, and what is tried, for docs/coverage.md. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Covers {

    Channel[] value();

    /** What was tried, e.g. {@code a denied read}. */
    String tried();

    /** What came of it, e.g. {@code refused}. */
    String seen();
}
