package dev.chaperone.desktop.cli;

import picocli.CommandLine.IVersionProvider;

/** The product's version, from the jar. */
public final class Version implements IVersionProvider {

    /** E.g. {@code 0.1.0}; {@code dev} when run from class files. */
    public static String current() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"chaperone " + current()};
    }
}
