package dev.chaperone.mdm;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;

/** A language every artefact with texts for people exists in. */
enum Language {
    ENGLISH("en", "en-US"),
    GERMAN("de", "de-DE");

    private final String code;
    private final String culture;

    Language(String code, String culture) {
        this.code = code;
        this.culture = culture;
    }

    /** As the schema names it. */
    String code() {
        return code;
    }

    /** As Windows names the folder of its texts. */
    String culture() {
        return culture;
    }

    /**
     * What the artefacts say besides the schema's own texts.
     *
     * @throws java.util.MissingResourceException if the language lacks the text
     */
    String text(String key, Object... arguments) {
        ResourceBundle bundle = ResourceBundle.getBundle("dev.chaperone.mdm.mdm_" + code, Locale.ROOT);
        Object[] plain = Arrays.stream(arguments).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(plain);
    }
}
