package io.smartqueue.notification.occasion;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.SmsSpelling;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.TenantSlug;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the doctor says about the languages of customers for whom an organisation has words. */
class WordingTest {

    private static final Tenant ACME =
            new Tenant(new TenantId(Ids.next()), new TenantSlug("acme"), "Acme", "SN", ZoneId.of("Africa/Dakar"), "fr");

    @ParameterizedTest
    @CsvSource({
        "en, en-GB, false",
        "en, EN, false",
        "en, en, false",
        "en-GB, en, true",
        "en-GB, en-US, true",
        "en, ar, true",
        ", ar, false"
    })
    void languagesAreFoundByTheirTagsAndPrefixes(String locale, String language, boolean missing) {
        List<Finding> findings =
                new Wording(ACME, words(locale), Set.of(language)).findings("templates", List.of(Medium.SMS));

        assertThat(findings)
                .hasSize(missing ? 1 : 0)
                .allSatisfy(finding -> assertThat(finding.words())
                        .contains("lacks words in a language of its customers (" + language + ")"));
    }

    private static List<MessageTemplate> words(String locale) {
        return TicketMessages.triggered().stream()
                .map(event -> new MessageTemplate(
                        Ids.next(),
                        new MessageTemplate.Words(
                                event.code(),
                                Medium.SMS,
                                event,
                                locale,
                                "",
                                "Ticket {{ticket_number}}",
                                null,
                                null,
                                true,
                                SmsSpelling.AS_WRITTEN),
                        Instant.EPOCH,
                        Instant.EPOCH))
                .toList();
    }
}
