package dev.chaperone.mdm;

/**
 * The identifiers that definitions and texts share. Windows takes letters, digits and the underscore; a dot is accepted
 * by the schema and refused by Windows.
 */
final class AdmxIds {

    static final String PRODUCT = "Product";

    private AdmxIds() {}

    static String title(ManagedSetting setting) {
        return checked(setting.name() + "_Title");
    }

    static String explanation(ManagedSetting setting) {
        return checked(setting.name() + "_Explain");
    }

    static String choice(ManagedSetting setting, String word) {
        return checked(setting.name() + "_" + word);
    }

    static String category(String category) {
        return checked("Category_" + category);
    }

    static String supported(String since) {
        return checked("Since_" + since.replace('.', '_'));
    }

    static String checked(String id) {
        if (!id.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "'%s' is no identifier for Windows; use letters, digits and _".formatted(id));
        }
        return id;
    }
}
