package dev.chaperone.central.gates;

/**
 * One file of one commit.
 *
 * @param mode git's mode afterwards, {@code 000000} if it is gone
 * @param blob its content afterwards
 */
record FileChange(String commit, String mode, String blob, String path) {

    private static final String GONE = "000000";
    private static final String SYMLINK = "120000";
    private static final String SUBMODULE = "160000";

    boolean isGone() {
        return mode.equals(GONE);
    }

    boolean isSymlink() {
        return mode.equals(SYMLINK);
    }

    boolean isSubmodule() {
        return mode.equals(SUBMODULE);
    }

    boolean hasContent() {
        return !isGone() && !isSubmodule();
    }
}
