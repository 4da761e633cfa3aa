package dev.chaperone.central.index;

/**
 * Something about a device's evidence that does not fit together.
 *
 * @param kind see {@link FindingTable.Finding}
 * @param detail one line for reviewers
 */
public record Doubt(String kind, String detail) {}
