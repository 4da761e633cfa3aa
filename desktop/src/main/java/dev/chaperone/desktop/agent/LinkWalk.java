package dev.chaperone.desktop.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** Walks a path name by name as the kernel would (path_resolution(7)), without opening anything. */
final class LinkWalk {

    /** As the kernel's own limit. */
    private static final int MAX_LINKS = 40;

    private static final Path PROC = Path.of("/proc");

    private final Deque<Path> ahead = new ArrayDeque<>();
    private Path at;
    private int links;

    private LinkWalk(Path start) {
        this.at = start;
    }

    static LinkWalk from(Path absolute) {
        LinkWalk walk = new LinkWalk(absolute.getRoot());
        walk.takeFirst(absolute);
        return walk;
    }

    /** @throws IllegalArgumentException if the path has no end anybody else could know */
    Path end() {
        while (!ahead.isEmpty()) {
            step(ahead.pop());
        }
        return at;
    }

    private void step(Path name) {
        switch (name.toString()) {
            case "", "." -> {}
            case ".." -> at = at.getParent() == null ? at : at.getParent();
            default -> {
                Path next = at.resolve(name);
                if (Files.isSymbolicLink(next)) {
                    follow(next);
                } else {
                    at = next;
                }
            }
        }
    }

    private void follow(Path link) {
        if (link.startsWith(PROC)) {
            throw new IllegalArgumentException(
                    "the path goes through a link in /proc, which leads every process somewhere else; name the file itself");
        }
        if (++links > MAX_LINKS) {
            throw new IllegalArgumentException("the path is a loop of links");
        }
        try {
            Path target = Files.readSymbolicLink(link);
            at = target.isAbsolute() ? target.getRoot() : at;
            takeFirst(target);
        } catch (IOException e) {
            throw new IllegalArgumentException("the path goes through a link that can't be read", e);
        }
    }

    private void takeFirst(Path names) {
        for (int i = names.getNameCount() - 1; i >= 0; i--) {
            ahead.push(names.getName(i));
        }
    }
}
