package dev.chaperone.central.ingest;

import dev.chaperone.central.index.Doubt;
import dev.chaperone.central.index.FindingTable;
import dev.chaperone.central.log.TileLog;
import dev.chaperone.model.audit.ProofException;
import java.io.IOException;

/**
 * What laptops saw of the log before. It tells a log that was set back, before it signs anything it signed otherwise.
 * Only what this log's own key signed counts, so that no laptop can stop the log by lying.
 */
public final class Testimony {

    private final TileLog log;
    private final FindingTable findings;

    public Testimony(TileLog log, FindingTable findings) {
        this.log = log;
        this.findings = findings;
    }

    /**
     * Compares with the newest checkpoint a device has seen. If this log signed it and does not have it, the log halts,
     * and each such device becomes a finding.
     *
     * @throws ProofException if this log's key did not sign it; changes nothing
     */
    public void hear(String device, String note) throws IOException, ProofException {
        if (!log.isContinuationOf(note)) {
            long size = log.size();
            findings.addOnce(
                    device,
                    new Doubt("set-back", "this laptop has a checkpoint that this log of %d lacks".formatted(size)));
        }
    }
}
