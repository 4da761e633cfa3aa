package dev.chaperone.desktop.policy;

/**
 * What one source said when it was read.
 *
 * @param name file name, or what it is called where it is none
 * @param kind how the text is to be read
 */
record SourceText(String name, Kind kind, String text) {

    enum Kind {
        BUILT_IN,
        RULES,
        SETTINGS
    }
}
