package dev.chaperone.model.change;

import java.util.regex.Pattern;

/**
 * The forms of names that a change carries. None can climb out of a folder, be an option, or mean two things to git.
 */
public final class Names {

    /** A change: {@code c-} and eight characters without look-alikes. */
    public static final Pattern CHANGE = Pattern.compile("c-[a-z0-9]{8}");

    /** SHA-1 or SHA-256, as the repository has it. */
    public static final Pattern OBJECT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    /** A repository of the forge. */
    public static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(?:\\.[A-Za-z0-9_-]+)*");

    /** A branch, a strict part of what git-check-ref-format(1) allows. */
    public static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(?:[./][A-Za-z0-9_-]+)*");

    static final Pattern DEVICE = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private static final int LONGEST = 100;

    private Names() {}

    /** Whether it is a repository's name, at most 100 characters. */
    public static boolean isRepository(String name) {
        return name.length() <= LONGEST && REPOSITORY.matcher(name).matches();
    }

    /** Whether it is a branch's name, at most 100 characters. */
    public static boolean isBranch(String name) {
        return name.length() <= LONGEST
                && !name.endsWith(".lock")
                && !name.contains(".lock/")
                && BRANCH.matcher(name).matches();
    }
}
