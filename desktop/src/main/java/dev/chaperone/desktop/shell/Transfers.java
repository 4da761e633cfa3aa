package dev.chaperone.desktop.shell;

import java.util.Set;

/** Which options of {@code curl} and {@code wget} send something, or read more options from a file. */
final class Transfers {

    private static final Set<String> CURL_SENDS = Set.of(
            "request",
            "data",
            "data-ascii",
            "data-binary",
            "data-raw",
            "data-urlencode",
            "json",
            "form",
            "form-string",
            "upload-file",
            "config",
            "url-query",
            "quote");
    private static final Set<String> WGET_SENDS =
            Set.of("post-data", "post-file", "body-data", "body-file", "method", "config", "use-askpass", "execute");

    private Transfers() {}

    static boolean sendsData(String program, String word) {
        if (program.equals("wget")) {
            return Options.mayBeLong(word, WGET_SENDS) || Options.hasLetter(word, "e");
        }
        return Options.mayBeLong(word, CURL_SENDS)
                || (Options.hasLetter(word, "XdFTK") && !word.equals("-XGET") && !word.equals("-XHEAD"));
    }
}
