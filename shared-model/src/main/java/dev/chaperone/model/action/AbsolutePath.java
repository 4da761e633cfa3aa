package dev.chaperone.model.action;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * An absolute path in normal form: {@code /} between names, no {@code .} or {@code ..}, no trailing slash. Windows
 * paths start with a drive letter ({@code C:/Users}). The text alone says nothing about links; resolve them before
 * building one.
 */
public record AbsolutePath(String value) implements Comparable<AbsolutePath> {

    /** Longest path accepted, in UTF-16 units; Linux allows 4096 bytes. */
    static final int MAX_LENGTH = 4096;

    /** @throws IllegalArgumentException if the text is relative, too long or holds a NUL */
    public AbsolutePath {
        value = normalise(value);
    }

    /** Whether {@code other} is this folder or lies anywhere below it. */
    public boolean contains(AbsolutePath other) {
        return other.value.startsWith(value)
                && (other.value.length() == value.length()
                        || value.equals("/")
                        || other.value.charAt(value.length()) == '/');
    }

    /** The folder above, or this path itself at the root. */
    public AbsolutePath parent() {
        int slash = value.lastIndexOf('/');
        return slash <= 0 ? new AbsolutePath("/") : new AbsolutePath(value.substring(0, slash));
    }

    /** The last name, or {@code /} at the root. */
    public String name() {
        return value.equals("/") ? value : value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(AbsolutePath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }

    private static String normalise(String raw) {
        // A backslash is an ordinary character in a Unix name.
        String text = raw.startsWith("/") ? raw : WindowsPath.plain(raw);
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "path is %d characters long, the limit is %d".formatted(text.length(), MAX_LENGTH));
        }
        if (text.indexOf('\0') >= 0 || !(text.startsWith("/") || hasDrive(text))) {
            throw new IllegalArgumentException("path is not absolute or holds a NUL character");
        }
        if (isNormal(text)) {
            return text; // as most are, and this is done for every path of every call
        }
        String joined = String.join("/", resolveDots(text));
        return text.startsWith("/") ? "/" + joined : joined;
    }

    /** Starts with a slash, and no name in it is empty or starts with a dot. */
    private static boolean isNormal(String text) {
        for (int slash = 0; slash >= 0; slash = text.indexOf('/', slash + 1)) {
            char next = slash + 1 < text.length() ? text.charAt(slash + 1) : '/';
            if (next == '/' || next == '.') {
                return false;
            }
        }
        return text.startsWith("/");
    }

    static boolean hasDrive(String text) {
        return text.length() >= 3
                && Character.isLetter(text.charAt(0))
                && text.charAt(1) == ':'
                && text.charAt(2) == '/';
    }

    private static Deque<String> resolveDots(String text) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : text.split("/", -1)) {
            if (name.equals("..")) {
                names.pollLast();
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return names;
    }
}
