package dev.chaperone.desktop;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.chaperone.desktop.consent.GrantBook;
import dev.chaperone.desktop.consent.PromptQueue;
import dev.chaperone.desktop.gate.Gate;
import dev.chaperone.desktop.journal.FileJournal;
import dev.chaperone.desktop.policy.PolicyStore;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The walls between the laptop's features. */
class WallsTest {

    private static final String BASE = "dev.chaperone.desktop";
    private static final JavaClasses DESKTOP =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(BASE);

    @Test
    void featuresHaveNoCycles() {
        slices().assignedFrom(new Features()).should().beFreeOfCycles().check(DESKTOP);
    }

    @Test
    void windowsAreKnownToUiAndTrayOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + ".ui..", BASE + ".tray..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "atlantafx.."))
                .check(DESKTOP);
    }

    @ParameterizedTest
    @ValueSource(classes = {Gate.class, PromptQueue.class, PolicyStore.class, GrantBook.class})
    void onlyWiringBuildsWhatDecides(Class<?> decider) {
        noClasses()
                .that()
                .doNotHaveSimpleName("Wiring")
                .should()
                .callConstructorWhere(DescribedPredicate.<JavaConstructorCall>describe(
                        "builds " + decider.getSimpleName(),
                        call -> call.getTargetOwner().isEquivalentTo(decider)))
                .check(DESKTOP);
    }

    @Test
    void onlyWiringOpensTheJournal() {
        noClasses()
                .that()
                .doNotHaveSimpleName("Wiring")
                .and()
                .resideOutsideOfPackage(BASE + ".journal")
                .should()
                .callMethodWhere(DescribedPredicate.<JavaMethodCall>describe(
                        "opens the journal",
                        call -> call.getTargetOwner().isEquivalentTo(FileJournal.class)
                                && call.getName().equals("open")))
                .check(DESKTOP);
    }

    /** A surface asks the gate; the gate knows none of them. */
    @Test
    void theGateKnowsNoSurface() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + ".gate", BASE + ".consent", BASE + ".policy", BASE + ".journal")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        BASE + ".agent..",
                        BASE + ".shell",
                        BASE + ".service..",
                        BASE + ".people",
                        BASE + ".cli",
                        BASE + ".tray..",
                        BASE + ".ui..",
                        BASE + ".trial"))
                .check(DESKTOP);
    }

    /** An adapter reads and renders; it can't reach what decides. */
    @Test
    void adaptersDoNotDecide() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + ".agent..", BASE + ".shell")
                .should()
                .dependOnClassesThat(resideInAnyPackage(
                        BASE + ".gate",
                        BASE + ".consent",
                        BASE + ".policy",
                        BASE + ".journal",
                        "dev.chaperone.model.policy"))
                .check(DESKTOP);
    }

    /** What people run speaks to the service over the socket, never with the service's own objects. */
    @Test
    void peoplesProgramsHoldNoDecider() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + ".cli", BASE + ".tray..", BASE + ".ui..", BASE + ".trial", BASE + ".people")
                .should()
                .dependOnClassesThat(resideInAnyPackage(BASE + ".gate", BASE + ".peer"))
                .check(DESKTOP);
    }

    @Test
    void onlyCommandsAndTheTrialPrint() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE, BASE + ".cli", BASE + ".trial")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(DESKTOP);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> open = new TreeSet<>();
        DESKTOP.stream()
                .map(JavaClass::getPackage)
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .forEach(p -> open.add(p.getName()));

        assertThat(open).isEmpty();
    }

    @Test
    void noPackageIsALayer() {
        noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..impl..", "..manager..", "..helper..", "..dto..")
                .check(DESKTOP);
    }

    /** A feature is a package with all below it; each agent's adapter is one of its own. */
    private static final class Features implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
            String name = javaClass.getPackageName();
            if (name.startsWith(BASE + ".agent.")) {
                return SliceIdentifier.of(name.substring(BASE.length() + 1));
            }
            return name.startsWith(BASE + ".")
                    ? SliceIdentifier.of(name.substring(BASE.length() + 1).split("\\.", 2)[0])
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "features of " + BASE;
        }
    }
}
