package dev.chaperone.central;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private static final String ROOT = "dev.chaperone.central";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @Test
    void theLogAndTheIndexKnowNobodyElse() {
        for (String low : List.of("log", "index")) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + low)
                    .should()
                    .dependOnClassesThat(new OtherPackageOf(ROOT, List.of(low)))
                    .check(CLASSES);
        }
    }

    @Test
    void eachFeatureKnowsOnlyWhatItStandsOn() {
        knowsOnly("enrol", "index");
        knowsOnly("ingest", "index", "log");
        knowsOnly("console", "index", "log", "enrol");
        knowsOnly("verify", "index", "log", "enrol");
        knowsOnly("witness", "log");
        knowsOnly("forge");
        knowsOnly("gates", "forge");
        knowsOnly("approval", "forge", "index");
        knowsOnly("submission", "forge", "gates", "index");
        knowsOnly("policy", "log", "index");
    }

    @Test
    void jettyAndTheLaptopStayOutside() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".server")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.eclipse.jetty..")
                .check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.chaperone.desktop..", "javax..", "java.awt..", "javafx..", "sun..")
                .check(CLASSES);
    }

    @Test
    void onlyTheIndexAndWhoeverReadsItsRowsSpeakToDatabases() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".log", ROOT + ".ingest", ROOT + ".console", ROOT + ".verify", ROOT + ".server")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.sqlite..", "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyMainSpeaksToTheTerminal() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(ROOT + ".server.Main")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIs() {
        List<JavaPackage> packages = CLASSES.getPackage(ROOT).getSubpackagesInTree().stream()
                .filter(p -> !p.getClasses().isEmpty())
                .toList();

        assertThat(packages)
                .hasSizeGreaterThan(6)
                .allSatisfy(p -> assertThat(p.isAnnotatedWith(NullMarked.class))
                        .as(p.getName())
                        .isTrue());
    }

    @Test
    void onlyWiringAndTheCommandsMakeTheParts() {
        classes()
                .that()
                .haveFullyQualifiedName(ROOT + ".index.Database")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(ROOT + ".index", ROOT + ".enrol", ROOT + ".server")
                .check(CLASSES);
    }

    private static void knowsOnly(String feature, String... below) {
        List<String> allowed = new java.util.ArrayList<>(List.of(below));
        allowed.add(feature);
        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + feature)
                .should()
                .dependOnClassesThat(new OtherPackageOf(ROOT, allowed))
                .check(CLASSES);
    }
}
