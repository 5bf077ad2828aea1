package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Classes have few collaborators and records few components. Records that have more are listed with their number: the
 * list may only become shorter, and the numbers smaller.
 */
class SizesTest {

    private static final int MOST_PARAMETERS = 6;
    private static final int MOST_COMPONENTS = 10;

    private static final Map<String, Integer> RECORDS = Map.ofEntries(
            Map.entry("channel.twilio.TwilioSettings", 11),
            Map.entry("counter.page.console.ConsolePage", 11),
            Map.entry("counter.reading.CallingOrder$Waiting", 12),
            Map.entry("counter.reading.TicketInHand", 13),
            Map.entry("customer.CustomersController$CustomerView", 11),
            Map.entry("notification.outbox.LetterRow", 19),
            Map.entry("notification.api.TemplatesController$Written", 11),
            Map.entry("queue.Queue", 12),
            Map.entry("queue.Queue$Draft", 12),
            Map.entry("conversation.InboundLog$Entry", 11),
            Map.entry("conversation.InboundMessagesController$InboundMessageView", 11),
            Map.entry("queue.stats.LineStats", 14),
            Map.entry("queue.NewTicket", 11),
            Map.entry("queue.api.TicketRequest", 11),
            Map.entry("queue.ticket.NewVisits$Row", 22),
            Map.entry("queue.ticket.TicketView", 12),
            Map.entry("queue.visit.QueueOffer", 12),
            Map.entry("reception.ticket.Followed", 14),
            Map.entry("site.Site", 11),
            Map.entry("site.api.SitesController$SiteView", 11));

    private final JavaClasses project = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.smartqueue");

    @Test
    void constructorsTakeSixParametersAtMost() {
        assertThat(above(MOST_PARAMETERS, type -> !type.isRecord() && !type.isEnum()))
                .isEmpty();
    }

    @Test
    void recordsHaveTenComponentsAtMost() {
        assertThat(above(MOST_COMPONENTS, JavaClass::isRecord)).isEqualTo(RECORDS);
    }

    // A record's longest constructor is that of its components.
    private Map<String, Integer> above(int most, Predicate<JavaClass> kind) {
        Map<String, Integer> found = new TreeMap<>();
        project.stream()
                .filter(kind.and(type -> !type.isAnonymousClass()))
                .filter(type -> !type.getPackageName().startsWith("io.smartqueue.twiliosandbox"))
                .forEach(type -> found.put(type.getName().substring("io.smartqueue.".length()), parameters(type)));
        found.values().removeIf(size -> size <= most);
        return found;
    }

    private static int parameters(JavaClass type) {
        return type.getConstructors().stream()
                .mapToInt(constructor -> constructor.getRawParameterTypes().size())
                .max()
                .orElse(0);
    }
}
