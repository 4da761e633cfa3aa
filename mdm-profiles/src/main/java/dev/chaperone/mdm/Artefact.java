package dev.chaperone.mdm;

import java.util.List;

/**
 * One file for device management.
 *
 * @param path below the folder of all artefacts, with {@code /}
 * @param text its whole content, UTF-8, lines end with {@code \n}
 */
record Artefact(String path, String text) {

    /** Everything that is made from these settings. */
    static List<Artefact> all(List<ManagedSetting> settings) {
        return List.of(
                new Artefact("macos/chaperone.mobileconfig", MobileConfig.of(settings)),
                new Artefact("windows/chaperone.admx", Admx.of(settings)),
                new Artefact("windows/en-US/chaperone.adml", Adml.of(settings, Language.ENGLISH)),
                new Artefact("windows/de-DE/chaperone.adml", Adml.of(settings, Language.GERMAN)),
                new Artefact("linux/50-chaperone.json", LinuxPolicy.of(settings)),
                new Artefact("settings.en.md", SettingsPage.of(settings, Language.ENGLISH)),
                new Artefact("settings.de.md", SettingsPage.of(settings, Language.GERMAN)));
    }
}
