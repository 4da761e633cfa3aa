package dev.chaperone.desktop.push.bypass;

import java.util.List;

/** docs/push-bypass.md from a run. */
record BypassDocument(List<Row> rows) {

    private static final String HEAD = """
            # Ways around a closed push, as they were run

            Written by `BypassTest`; don't edit it. To write it anew (needs npm, sshd and root, or user namespaces):

            ```sh
            ./test -pl shared-model,desktop -am -Dtest=BypassTest -Dchaperone.bypass="$PWD/docs/push-bypass.md"
            ```

            Each line is what an agent (Claude Code, connected) runs in its shell, against `git http-backend` and sshd on loopback that
            take every push. *its hook*: what Chaperone answers when the agent's own hook shows it the line. *git*: the line is run all the same, as
            the agent's child, with `push protect` in git's global and system file; whether the commits arrive. *no network*: the same in an empty network
            namespace, which is what closing a session's network amounts to; no session of Chaperone's own was run for this table.

            A script that an agent wrote is asked about as a command, not as a push: whoever allows the command allows what is in it. "stopped" in
            the column *git* means that git's hook or git itself refused; it can't be told from here that no other spelling gets past.

            | way | its hook | git | no network | outcome |
            | --- | --- | --- | --- | --- |
            """;

    String text() {
        StringBuilder text = new StringBuilder(HEAD);
        rows.forEach(r -> text.append(r.line()));
        return text.toString();
    }
}
