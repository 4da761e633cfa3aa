package dev.chaperone.central.gates;

import dev.chaperone.central.gates.GateResult.Finding;
import dev.chaperone.central.gates.GateResult.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** No file of a change may be larger than five megabytes. */
final class SizeGate implements Gate {

    private static final long MOST = 5L << 20;

    @Override
    public GateResult judge(Change change) throws IOException {
        List<FileChange> files =
                change.files().stream().filter(FileChange::hasContent).toList();
        List<Finding> found = new ArrayList<>();
        if (!files.isEmpty()) {
            List<Long> sizes = change.sizes(files.stream().map(FileChange::blob).toList());
            for (int i = 0; i < files.size(); i++) {
                if (sizes.get(i) > MOST) {
                    found.add(Finding.of(files.get(i), "has %d bytes, the limit is %d".formatted(sizes.get(i), MOST)));
                }
            }
        }
        return GateResult.of("size", Result.FAIL, found);
    }
}
