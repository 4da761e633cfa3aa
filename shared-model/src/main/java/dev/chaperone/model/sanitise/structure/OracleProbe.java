package dev.chaperone.model.sanitise.structure;

import dev.chaperone.model.sanitise.scan.Hit;
import dev.chaperone.model.sanitise.scan.Letters;
import dev.chaperone.model.sanitise.scan.Probe;
import dev.chaperone.model.sanitise.scan.Scan;

/** {@code jdbc:oracle:thin:user/password@…} and {@code sqlplus user/password@…}. */
final class OracleProbe implements Probe {

    private static final int MAX = 128;

    @Override
    public void at(Scan scan, int start, int end) {
        int slash = end;
        while (slash - end < MAX && (Letters.isWord(scan.at(slash)) || "$#-".indexOf(scan.at(slash)) >= 0)) {
            slash++;
        }
        if (slash == end || scan.at(slash) != '/') {
            return;
        }
        int from = scan.at(slash + 1) == '"' ? slash + 2 : slash + 1;
        int to = from;
        while (to - from < MAX && scan.at(to) > ' ' && "@\"'`<>".indexOf(scan.at(to)) < 0) {
            to++;
        }
        boolean ends = scan.at(to) == '@' || (scan.at(to) == '"' && scan.at(to + 1) == '@');
        String value = scan.text().substring(from, Math.min(to, scan.text().length()));
        if (ends && ToolProbe.isPassword(value)) {
            scan.add(Hit.secret("url-password", "PASSWORD", from, to, 88, "password before the name of a database"));
        }
    }
}
