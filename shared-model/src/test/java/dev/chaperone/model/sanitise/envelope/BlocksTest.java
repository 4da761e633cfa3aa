package dev.chaperone.model.sanitise.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chaperone.model.sanitise.envelope.Blocks.Block;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlocksTest {

    @Test
    void membersAndElementsOfListsAreBlocks() {
        String body =
                "{ \"model\" : \"m\", \"messages\":[{\"a\":[1,2]} , \"x,]\\\"\"],\"tools\":[],\"n\":{\"b\":[1]} }";

        assertThat(Blocks.of(body))
                .extracting(b -> b.alone(body))
                .containsExactly(
                        "{\"model\" : \"m\"}",
                        "{\"messages\":0}",
                        "{\"messages\":[{\"a\":[1,2]} ]}",
                        "{\"messages\":[\"x,]\\\"\"]}",
                        "{\"tools\":[]}",
                        "{\"n\":{\"b\":[1]} }");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[1,2]",
                "{\"a\":1",
                "{\"a\":1}x",
                "{\"a\" 1}",
                "{a:1}",
                "{\"a\":[1}",
                "{\"a\":\"x\\\"}"
            })
    void whatCanNotBePartedIsOneBlock(String text) {
        assertThat(Blocks.of(text)).containsExactly(new Block("", 0, 0, text.length(), "", ""));
    }

    /** What is in no block is seen by nobody. */
    @Test
    void nothingButSignsIsLeftOut() {
        Random random = new Random(7);
        String signs = "{}[]:,\"\\ ab1\n";
        for (int round = 0; round < 200_000; round++) {
            StringBuilder text = new StringBuilder("{\"a\":");
            for (int i = random.nextInt(14); i > 0; i--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            text.append('}');
            assertThat(leftOut(text.toString())).as(text.toString()).matches("[{}\\[\\]:,\\s]*");
        }
    }

    private static String leftOut(String text) {
        StringBuilder rest = new StringBuilder();
        int done = 0;
        List<Block> blocks = Blocks.of(text);
        for (Block block : blocks) {
            rest.append(text, done, block.start());
            done = block.end();
        }
        return rest.append(text, done, text.length()).toString();
    }
}
