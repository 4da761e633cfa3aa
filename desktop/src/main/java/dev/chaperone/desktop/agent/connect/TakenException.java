package dev.chaperone.desktop.agent.connect;

/** An agent's model traffic already goes somewhere of the person's own choice. */
final class TakenException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    /** @param name of the setting */
    TakenException(String name, String value) {
        super(
                ("%s already leads to %s; set ModelServers to that address in the policy of Chaperone, take the setting out, "
                                + "and connect again")
                        .formatted(name, value.isEmpty() ? "another address" : "'" + value + "'"));
    }

    /** In one line with the file. */
    String in(Object file) {
        return "%s: %s".formatted(file, getMessage());
    }
}
