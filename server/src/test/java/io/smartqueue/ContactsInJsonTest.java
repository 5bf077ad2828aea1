package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smartqueue.customer.Customer;
import io.smartqueue.customer.EmailAddress;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.notification.Notification;
import io.smartqueue.queue.Ticket;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A phone or an address of a customer leaves the server in a view, which is made for a caller and masks it. */
class ContactsInJsonTest {

    private static final Set<Class<?>> WHOLE = Set.of(
            Ticket.class, Ticket.Leg.class, Customer.class, Notification.class, PhoneNumber.class, EmailAddress.class);
    private static final Set<String> CONTACTS = Set.of("phone", "email", "recipient");

    /** One's own address. */
    private static final Set<String> OWN = Set.of("AuthController$User.email");

    private final Set<Class<?>> answered = new LinkedHashSet<>();

    @BeforeEach
    void collectWhatControllersAnswer() {
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.smartqueue").stream()
                        .filter(type -> type.isAnnotatedWith(RestController.class))
                        .flatMap(type -> type.getMethods().stream())
                        .map(JavaMethod::reflect)
                        .filter(method -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
                        .forEach(method -> collect(method.getGenericReturnType()));
    }

    private void collect(Type type) {
        switch (type) {
            case ParameterizedType generic -> {
                collect(generic.getRawType());
                Stream.of(generic.getActualTypeArguments()).forEach(this::collect);
            }
            case Class<?> plain
            when plain.getName().startsWith("io.smartqueue.") && answered.add(plain) -> {
                if (plain.isRecord()) {
                    components(plain).map(RecordComponent::getGenericType).forEach(this::collect);
                }
                if (plain.isSealed()) {
                    Stream.of(plain.getPermittedSubclasses()).forEach(this::collect);
                }
            }
            default -> {}
        }
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Stream.of(type.getRecordComponents());
    }

    @Test
    void noControllerAnswersATypeThatHoldsThemUnmasked() {
        assertThat(answered).hasSizeGreaterThan(30).doesNotContainAnyElementsOf(WHOLE);
    }

    @Test
    void theyAreTextInViewsOnly() {
        Set<String> elsewhere = new TreeSet<>();
        for (Class<?> type : answered) {
            if (type.isRecord() && !isView(type)) {
                components(type)
                        .filter(component ->
                                component.getGenericType().getTypeName().contains("String"))
                        .map(RecordComponent::getName)
                        .filter(name -> CONTACTS.stream()
                                .anyMatch(
                                        contact -> name.toLowerCase(Locale.ROOT).contains(contact)))
                        .forEach(name -> elsewhere.add(type.getName().replaceFirst(".*\\.", "") + "." + name));
            }
        }
        assertThat(elsewhere).isEqualTo(OWN);
    }

    private static boolean isView(Class<?> type) {
        Class<?> outermost = type.getNestHost();
        return type.getSimpleName().endsWith("View")
                || outermost.getSimpleName().endsWith("View");
    }
}
