package io.smartqueue;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smartqueue.security.Requires;
import io.smartqueue.security.SignedIn;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestMapping;

/** Which class may use which. */
class ArchitectureTest {

    private static final Set<String> FOR_STAFF = Set.of("/api/v1", "/ws/", "/counter", "/admin", "/operator");
    private static final Set<String> OPEN = Set.of(
            "io.smartqueue.security.signin.AuthController.signIn",
            "io.smartqueue.staff.door.ForgottenController.forgot",
            "io.smartqueue.staff.door.ForgottenController.reset",
            "io.smartqueue.live.api.PublicStreamsController.eventsWithTicket",
            "io.smartqueue.live.api.PublicStreamsController.eventsWithKey",
            "io.smartqueue.live.api.PublicStreamsController.socketWithTicket",
            "io.smartqueue.live.api.PublicStreamsController.socketWithKey");
    private static final Pattern VAGUE =
            Pattern.compile(".*(Impl|Manager|Helper|Utils?|Data|Info|Processor)|(Base|Common)[A-Z].*");

    private final JavaClasses project = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.smartqueue");

    @Test
    void modulesDependOnThoseBelowThemOnly() {
        ApplicationModules.of(SmartQueue.class).verify();
    }

    @Test
    void theKernelStaysSmall() {
        assertThat(project.stream()
                        .filter(resideInAPackage("io.smartqueue.kernel"))
                        .filter(type ->
                                type.isTopLevelClass() && !type.getSimpleName().equals("package-info")))
                .hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(project.stream()
                        .filter(type -> VAGUE.matcher(type.getSimpleName()).matches()))
                .isEmpty();
    }

    @Test
    void everyAddressAsksForARightOrSaysWhyNot() {
        methods()
                .that(areAddresses())
                .and(not(DescribedPredicate.<JavaMethod>describe(
                        "are open on purpose",
                        method -> OPEN.contains(method.getOwner().getFullName() + "." + method.getName()))))
                .should()
                .beAnnotatedWith(Requires.class)
                .orShould()
                .beAnnotatedWith(SignedIn.class)
                .check(project);
    }

    private static DescribedPredicate<JavaMethod> areAddresses() {
        return DescribedPredicate.describe("are addresses of programs or of staff", method -> {
            RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(method.reflect(), RequestMapping.class);
            RequestMapping owners =
                    AnnotatedElementUtils.findMergedAnnotation(method.getOwner().reflect(), RequestMapping.class);
            return own != null
                    && Stream.of(owners, own)
                            .filter(Objects::nonNull)
                            .flatMap(mapping -> Stream.of(mapping.path()))
                            .anyMatch(path -> FOR_STAFF.stream().anyMatch(path::startsWith));
        });
    }

    @Test
    void everyPackageSaysThatNothingIsNull() {
        Set<String> silent = new TreeSet<>();
        for (JavaClass type : project) {
            if (type.getPackage()
                    .tryGetPackageInfo()
                    .filter(info -> info.isAnnotatedWith(NullMarked.class))
                    .isEmpty()) {
                silent.add(type.getPackageName());
            }
        }
        assertThat(silent).isEmpty();
    }

    /** The build decides which beans there are, and a server may have other settings than who built it. */
    @Test
    void noBeanDependsOnASetting() {
        assertThat(project.stream()
                        .flatMap(type -> Stream.concat(
                                type.getAnnotations().stream(),
                                type.getMethods().stream().flatMap(method -> method.getAnnotations().stream())))
                        .map(JavaAnnotation::getRawType)
                        .filter(annotation -> annotation.isAnnotatedWith(Conditional.class))
                        .map(JavaClass::getName)
                        .distinct())
                .containsExactly(ConditionalOnWebApplication.class.getName());
    }

    @Test
    void partsAreGivenInTheConstructor() {
        noFields().should().beAnnotatedWith(Autowired.class).check(project);
        noFields().should().beAnnotatedWith(Value.class).check(project);
    }

    @Test
    void timeComesFromTheClockThatTestsCanSet() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.smartqueue.postgres..", "io.smartqueue.settings..", "io.smartqueue.command..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(project);
    }
}
