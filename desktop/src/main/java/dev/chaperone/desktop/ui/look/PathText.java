package dev.chaperone.desktop.ui.look;

/**
 * A path as people write it, cut to what a window can show.
 *
 * @param folder all but the last name, ending in a slash; may be empty
 * @param name the last name
 * @param whole whether nothing was left out
 */
public record PathText(String folder, String name, boolean whole) {

    /**
     * @param home written as {@code ~}; empty to leave it alone
     * @param most characters, 40 at least
     */
    public static PathText of(String path, String home, int most) {
        boolean atHome = !home.isEmpty() && (path.equals(home) || path.startsWith(home + "/"));
        String safe = SafeText.path(atHome ? "~" + path.substring(home.length()) : path);
        int slash = safe.lastIndexOf('/', safe.length() - 2);
        String name = safe.substring(slash + 1);
        String folder = safe.substring(0, slash + 1);
        String shownName = SafeText.middle(name, most / 2, " … ");
        String shownFolder = SafeText.middle(folder, most - shownName.length(), " … ");
        return new PathText(shownFolder, shownName, shownName.equals(name) && shownFolder.equals(folder));
    }

    @Override
    public String toString() {
        return folder + name;
    }
}
