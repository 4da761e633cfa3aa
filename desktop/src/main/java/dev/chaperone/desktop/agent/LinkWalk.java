package dev.chaperone.desktop.agent;

import java.util.ArrayDeque;
import java.util.Deque;

/** Walks a path name by name as the kernel would (path_resolution(7)), without opening anything. */
final class LinkWalk {

    /** As the kernel's own limit. */
    private static final int MAX_LINKS = 40;

    /** Names in one path; nobody nests folders that deep. */
    private static final int MAX_NAMES = 255;

    private final Links links;
    private final Deque<String> ahead = new ArrayDeque<>();
    private String at = "";
    private int followed;
    private int walked;

    private LinkWalk(Links links) {
        this.links = links;
    }

    /**
     * @param absolute may hold {@code ..}
     * @throws IllegalArgumentException if the path has no end anybody else could know
     */
    static String end(String absolute, Links links) {
        LinkWalk walk = new LinkWalk(links);
        walk.takeFirst(absolute);
        while (!walk.ahead.isEmpty()) {
            walk.step(walk.ahead.pop());
        }
        return walk.at.isEmpty() ? "/" : walk.at;
    }

    private void step(String name) {
        if (name.isEmpty() || name.equals(".")) {
            return;
        }
        if (name.equals("..")) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
            return;
        }
        if (++walked > MAX_NAMES) {
            throw new IllegalArgumentException("the path holds more than %d names".formatted(MAX_NAMES));
        }
        String next = at + "/" + name;
        if (links.kind(at, next) == Links.Kind.LINK) {
            follow(next);
        } else {
            at = next;
        }
    }

    private void follow(String link) {
        if (link.startsWith("/proc/")) {
            throw new IllegalArgumentException(
                    "the path goes through a link in /proc, which leads every process somewhere else; name the file itself");
        }
        if (++followed > MAX_LINKS) {
            throw new IllegalArgumentException("the path is a loop of links");
        }
        String target = links.target(link);
        at = target.startsWith("/") ? "" : at;
        takeFirst(target);
    }

    private void takeFirst(String path) {
        int end = path.length();
        while (end > 0) {
            int slash = path.lastIndexOf('/', end - 1);
            ahead.push(path.substring(slash + 1, end));
            end = slash;
        }
    }
}
