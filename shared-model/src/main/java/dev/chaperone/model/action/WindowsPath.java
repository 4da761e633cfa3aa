package dev.chaperone.model.action;

import java.util.regex.Pattern;

/**
 * The spellings Windows knows for one file, brought to one form or refused: a file must not get past a rule under its
 * other name. After "Naming Files, Paths, and Namespaces" of the Windows documentation.
 */
final class WindowsPath {

    private static final Pattern SHORT_NAME = Pattern.compile("[^/.~]{1,8}~\\d{1,6}(\\.[^/.]{0,3})?");

    private WindowsPath() {}

    /**
     * @param raw with backslashes or a drive
     * @return with slashes, an upper-case drive and names without the dots and blanks at their end that Windows ignores
     * @throws IllegalArgumentException for what leads to other machines, devices, streams, or by a short name
     */
    static String plain(String raw) {
        String text = raw.replace('\\', '/');
        text = text.startsWith("//?/") && AbsolutePath.hasDrive(text.substring(4)) ? text.substring(4) : text;
        if (text.startsWith("//")) {
            throw new IllegalArgumentException("path leads to another machine or a device; use a local folder");
        }
        if (!AbsolutePath.hasDrive(text)) {
            return text;
        }
        StringBuilder plain = new StringBuilder()
                .append(Character.toUpperCase(text.charAt(0)))
                .append(':');
        for (String name : text.substring(3).split("/", -1)) {
            plain.append('/').append(name(name));
        }
        return plain.toString();
    }

    private static String name(String name) {
        if (name.equals(".") || name.equals("..")) {
            return name;
        }
        if (name.indexOf(':') >= 0 || SHORT_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "path holds a short name or a stream of a file; use the file's own name");
        }
        int end = name.length();
        while (end > 0 && (name.charAt(end - 1) == '.' || name.charAt(end - 1) == ' ')) {
            end--;
        }
        return name.substring(0, end);
    }
}
