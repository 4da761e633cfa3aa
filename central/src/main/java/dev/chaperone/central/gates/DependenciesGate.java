package dev.chaperone.central.gates;

import dev.chaperone.central.gates.GateResult.Finding;
import dev.chaperone.central.gates.GateResult.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Lists the dependencies a change brings in, by each manifest before and after. Warns, since people decide. */
final class DependenciesGate implements Gate {

    @Override
    public GateResult judge(Change change) throws IOException {
        List<Finding> found = new ArrayList<>();
        List<String> manifests = change.files().stream()
                .map(FileChange::path)
                .distinct()
                .filter(Manifests::isManifest)
                .toList();
        for (String path : manifests) {
            Set<String> fresh = new TreeSet<>(named(change, true, path));
            fresh.removeAll(named(change, false, path));
            fresh.forEach(name -> found.add(new Finding("new dependency " + name, path, 0, "")));
        }
        return GateResult.of("dependencies", Result.WARN, found);
    }

    private static Set<String> named(Change change, boolean after, String path) throws IOException {
        return change.content(after, path)
                .map(text -> Manifests.dependencies(path, text))
                .orElse(Set.of());
    }
}
