package dev.chaperone.mdm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {

    private static final String PLANTED = "planted" + "-in-the-schema";

    static List<Artefact> artefacts() {
        return Artefact.all(List.of(TestSettings.secret(PLANTED)));
    }

    @ParameterizedTest
    @MethodSource("artefacts")
    void neverHaveADefaultInAnArtefact(Artefact artefact) {
        assertThat(artefact.text()).doesNotContain(PLANTED);
    }

    @Test
    void areNotEvenAKeyInFilesThatAreLaidDownAsTheyAre() {
        List<ManagedSetting> settings = SettingsCatalogue.standard();

        assertThat(LinuxPolicy.of(settings)).doesNotContain("EnrolmentSecret");
        assertThat(MobileConfig.of(settings)).doesNotContain("<key>EnrolmentSecret</key>");
    }
}
