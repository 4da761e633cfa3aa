package dev.chaperone.model;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What laptop and server must compute identically may depend on nothing but its arguments. */
class PurityTest {

    /** Memory and class-path resources; nothing here can name a file. */
    private static final DescribedPredicate<JavaClass> STREAMS = type(InputStream.class)
            .or(type(OutputStream.class))
            .or(type(ByteArrayInputStream.class))
            .or(type(ByteArrayOutputStream.class))
            .or(type(Serializable.class))
            .or(assignableTo(IOException.class))
            .or(type(UncheckedIOException.class));

    private static final JavaClasses MODEL =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.chaperone.model");

    @Test
    void touchesNoFilesAndNoNetwork() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net.http..")
                                .and(not(STREAMS)))
                .check(MODEL);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.URL")
                .check(MODEL);
    }

    @Test
    void startsNoThreads() {
        noClasses()
                .should()
                .dependOnClassesThat(assignableTo(Thread.class)
                        .or(assignableTo(java.util.concurrent.Executor.class))
                        .or(assignableTo(java.util.concurrent.Future.class)))
                .check(MODEL);
    }

    @Test
    void asksNoClock() {
        noClasses()
                .should()
                .callMethodWhere(DescribedPredicate.<JavaMethodCall>describe("reads a clock", PurityTest::readsClock))
                .check(MODEL);
    }

    @Test
    void isSilentAndHasNoWindows() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .dependOnClassesThat(resideInAnyPackage("javafx..", "java.awt..", "javax.swing..", "org.slf4j.."))
                .check(MODEL);
    }

    @Test
    void hasNoCycles() {
        slices().matching("dev.chaperone.model.(**)").should().beFreeOfCycles().check(MODEL);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> open = new TreeSet<>();
        MODEL.stream()
                .map(JavaClass::getPackage)
                .filter(p -> !p.isAnnotatedWith(NullMarked.class))
                .forEach(p -> open.add(p.getName()));

        assertThat(open).isEmpty();
    }

    private static boolean readsClock(JavaMethodCall call) {
        JavaClass owner = call.getTargetOwner();
        String method = call.getName();
        return (owner.getPackageName().equals("java.time") && (method.equals("now") || method.startsWith("system")))
                || (owner.isEquivalentTo(System.class)
                        && (method.equals("currentTimeMillis") || method.equals("nanoTime")));
    }
}
