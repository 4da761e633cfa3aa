package dev.chaperone.desktop.gateway.results;

import dev.chaperone.model.sanitise.envelope.Blocks.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The turns of one request, newest first, read as far back as somebody asks for them. */
final class Turns {

    private static final Set<String> LISTS = Set.of("\"messages\"", "\"input\"", "\"contents\"");

    private final String body;
    private final List<Placed> read = new ArrayList<>();

    /**
     * A turn and where it stands.
     *
     * @param isNew whether the model has said nothing after it
     */
    record Placed(Turn turn, Block block, boolean isNew) {}

    private Turns(String body) {
        this.body = body;
    }

    /**
     * @param all whether older turns are wanted, too
     * @param known tells of a turn that it was looked at before, and with it all older ones
     * @throws UnreadableResultsException if the body has no turns that could be told apart
     * @throws tools.jackson.core.JacksonException if a turn is no JSON
     */
    static Turns of(String body, List<Block> blocks, boolean all, Predicate<Turn> known)
            throws UnreadableResultsException {
        Turns turns = new Turns(body);
        boolean isNew = true;
        boolean heard = false;
        for (Block block : elements(body, blocks).reversed()) {
            Turn turn = Turn.read(body.substring(block.start(), block.end()));
            heard |= !turn.isOfModel();
            isNew &= !(heard && turn.isOfModel());
            turns.read.add(new Placed(turn, block, isNew));
            if (!all && (!isNew || (!turn.results().isEmpty() && known.test(turn)))) {
                break;
            }
        }
        return turns;
    }

    private static List<Block> elements(String body, List<Block> blocks) throws UnreadableResultsException {
        List<Block> elements = new ArrayList<>();
        for (Block block : blocks) {
            if (block.name().isEmpty()) {
                throw new UnreadableResultsException();
            } else if (LISTS.contains(block.name()) && isMember(block)) {
                checkEmpty(body.substring(block.start() + block.name().length(), block.end()));
            } else if (LISTS.contains(block.name()) && block.index() >= 0) {
                elements.add(block);
            }
        }
        return elements;
    }

    private static boolean isMember(Block block) {
        return block.before().length() == 1 && block.index() == 0;
    }

    /** A text and an empty list have no turns; anything else should have had some. */
    private static void checkEmpty(String value) throws UnreadableResultsException {
        String plain = value.replaceFirst("^\\s*:\\s*", "");
        if (!plain.startsWith("\"") && !plain.startsWith("null") && !plain.matches("\\[\\s*]")) {
            throw new UnreadableResultsException();
        }
    }

    /** Newest first. */
    List<Placed> placed() {
        return read;
    }

    /**
     * The call that a result answers: by its id, else the one of the same name and place in the last turn before it.
     */
    Optional<ToolCall> call(Placed placed, ToolResult result) {
        List<Placed> before = read.subList(read.indexOf(placed), read.size());
        if (!result.id().isEmpty()) {
            Optional<ToolCall> named = before.stream()
                    .flatMap(p -> p.turn().calls().stream())
                    .filter(call -> call.id().equals(result.id()))
                    .findFirst();
            if (named.isPresent()) {
                return named;
            }
        }
        return before.stream()
                .map(p -> p.turn().calls())
                .filter(calls -> !calls.isEmpty())
                .findFirst()
                .flatMap(calls -> calls.stream()
                        .filter(call -> call.tool().equals(result.tool()))
                        .skip(result.place())
                        .findFirst());
    }

    /** The body with these turns as they are now. */
    String written(Set<Placed> changed) {
        StringBuilder text = new StringBuilder(body);
        read.stream() // from the end, so that what stands before keeps its place
                .filter(changed::contains)
                .forEach(p -> text.replace(
                        p.block().start(), p.block().end(), p.turn().written()));
        return text.toString();
    }
}
