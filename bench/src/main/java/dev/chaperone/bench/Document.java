package dev.chaperone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** docs/performance.md, in which {@code <!-- bench:NAME -->} and {@code <!-- /bench:NAME -->} enclose each table. */
record Document(Path file) {

    /** @throws IOException in one plain line, if the file has no place for it */
    void replace(String name, String markdown) throws IOException {
        String text = Files.readString(file);
        String open = "<!-- bench:%s -->".formatted(name);
        int start = text.indexOf(open);
        int end = text.indexOf("<!-- /bench:%s -->".formatted(name));
        if (start < 0 || end < start) {
            throw new IOException("%s has no markers for '%s'; add %s and its end where the table belongs"
                    .formatted(file, name, open));
        }
        Files.writeString(file, text.substring(0, start + open.length()) + "\n" + markdown + text.substring(end));
    }
}
