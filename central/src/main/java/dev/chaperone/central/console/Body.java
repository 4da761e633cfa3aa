package dev.chaperone.central.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What an answer holds. */
public sealed interface Body {

    /** Known as a whole, and sent with its length. */
    final class Whole implements Body {

        private final byte[] bytes;

        public Whole(byte[] bytes) {
            this.bytes = bytes.clone();
        }

        static Whole of(String text) {
            return new Whole(text.getBytes(StandardCharsets.UTF_8));
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** Too long to hold, and written piece by piece. */
    record Streamed(Source source) implements Body {}

    /** Writes a body. */
    interface Source {
        /** @throws IOException also where the rest can't be read; the receiver must then see the answer break off */
        void writeTo(OutputStream out) throws IOException;
    }
}
