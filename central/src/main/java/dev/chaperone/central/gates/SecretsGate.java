package dev.chaperone.central.gates;

import dev.chaperone.central.forge.RefusedException;
import dev.chaperone.central.gates.GateResult.Finding;
import dev.chaperone.central.gates.GateResult.Result;
import dev.chaperone.model.sanitise.PlaceholderKey;
import dev.chaperone.model.sanitise.Sanitiser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Looks for secrets in all that the commits add: lines, names of files, messages. Fails on one. */
final class SecretsGate implements Gate {

    private final Sanitiser sanitiser;
    private final PlaceholderKey key;

    SecretsGate(Sanitiser sanitiser, PlaceholderKey key) {
        this.sanitiser = sanitiser;
        this.key = key;
    }

    @Override
    public GateResult judge(Change change) throws IOException, RefusedException {
        List<Finding> found = new ArrayList<>();
        for (Change.Message message : change.messages()) {
            look(new AddedLines.Piece(message.commit(), "", message.text(), new TreeMap<>()), found);
        }
        for (FileChange file : change.files()) {
            look(new AddedLines.Piece(file.commit(), "", file.path(), new TreeMap<>()), found);
        }
        change.added(piece -> look(piece, found));
        return GateResult.of("secrets", Result.FAIL, found.stream().distinct().toList());
    }

    private void look(AddedLines.Piece piece, List<Finding> found) {
        sanitiser
                .sanitise(piece.text(), key)
                .findings()
                .forEach(f -> found.add(new Finding(
                        f.classification(),
                        piece.file(),
                        piece.lineAt(f.span().start()),
                        Change.brief(piece.commit()))));
    }
}
