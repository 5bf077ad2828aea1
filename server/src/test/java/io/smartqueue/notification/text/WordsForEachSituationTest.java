package io.smartqueue.notification.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Organisations;
import io.smartqueue.SandboxTest;
import io.smartqueue.notification.MessagesOfAVisit;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.TenantOpened;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An organisation with the texts it began with: each customer is told what is known, in a language they read. */
@SandboxTest
class WordsForEachSituationTest {

    private static final String TEMPLATES = "/api/v1/admin/notification-templates/";

    @Autowired
    Organisations organisations;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    PlatformTransactionManager transactions;

    private MessagesOfAVisit line;

    @BeforeEach
    void anOrganisationBegins() {
        line = MessagesOfAVisit.open(organisations);
        TenantId bank = line.bank.tenant().id();
        CurrentTenant.run(
                bank,
                () -> new TransactionTemplate(transactions)
                        .executeWithoutResult(begun -> events.publishEvent(new TenantOpened(bank))));
    }

    @Test
    void beginsWithTextsForEveryEventOfATicketInThreeLanguages() {
        assertThat(line.bank.admin().get(TEMPLATES).is(200).json().path("count").asInt())
                .isEqualTo(5 * 3 * 3);
    }

    @Test
    void allThatIsKnownIsSaid() {
        assertThat(told(Map.of("customer_name", "Awa")))
                .matches("Ticket A001, Awa : Retrait\\. Attente environ \\d+ min\\. http\\S+");
    }

    @Test
    void aNameAndAWaitThatNobodyKnowsAreLeftOut() {
        line.bank.agent().post("agents/me/", Map.of("status", "closed")).is(200);

        assertThat(told(Map.of())).matches("Ticket A001 : Retrait\\. http\\S+");
    }

    @Test
    void aCustomerFromAfarIsToldThatNobodyCallsThemBeforeTheySayTheyAreThere() {
        assertThat(told(Map.of("customer_name", "Awa", "remote", true)))
                .contains("On ne vous appelle qu'après \"Je suis là\".");
    }

    @Test
    void aTextWithoutOptionalPartsStillSaysSomething() {
        line.bank.agent().post("agents/me/", Map.of("status", "closed")).is(200);
        writes("fr", "{{customer_name}}, encore {{eta_minutes}} min");

        assertThat(told(Map.of())).isEqualTo("Client, encore ? min");
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, 'Ticket A001, Awa: Retrait'",
        "ar-MA, التذكرة A001، Awa: Retrait",
        "wo, 'Ticket A001, Awa : Retrait'"
    })
    void aLanguageIsFoundByItsTagItsPrefixesAndTheOrganisations(String language, String words) {
        assertThat(told(Map.of(), language)).startsWith(words);
    }

    @Test
    void aTextForARegionServesThatRegion() {
        writes("en-GB", "Cheerio {{ticket_number}}");

        assertThat(told(Map.of(), "en-GB")).isEqualTo("Cheerio A001");
        assertThat(told(Map.of(), "en-US")).startsWith("Ticket A002, Awa: Retrait");
    }

    @ParameterizedTest
    @CsvSource({"fr, Guichet 3", "en, Counter 3", "ar, شباك 3"})
    void aCounterIsNamedAsOnThePageOfItsReader(String language, String name) {
        told(Map.of(), language);

        String called = line.callNext();

        assertThat(line.about(called, "ticket_called").getFirst().path("body").asString())
                .contains(name);
    }

    private void writes(String locale, String body) {
        line.bank
                .admin()
                .post(
                        TEMPLATES,
                        Map.of(
                                "tenant",
                                line.bank.slug(),
                                "name",
                                "Le sien",
                                "channel",
                                "sms",
                                "event",
                                "ticket_created",
                                "locale",
                                locale,
                                "body",
                                body))
                .is(201);
    }

    private String told(Map<String, Object> wanted) {
        var body = new HashMap<>(wanted);
        body.put("queue_id", line.queue);
        body.put("customer_phone", MessagesOfAVisit.phone());
        String ticket = line.bank.agent().post("tickets/", body).is(201).id();
        return line.about(ticket, "ticket_created").getFirst().path("body").asString();
    }

    /** What a customer with a known language reads. */
    private String told(Map<String, Object> wanted, String language) {
        String customer = line.bank
                .agent()
                .post(
                        "customers/",
                        Map.of(
                                "first_name",
                                "Awa",
                                "phone",
                                MessagesOfAVisit.phone(),
                                "language",
                                language,
                                "notify_sms",
                                true))
                .is(201)
                .id();
        var body = new HashMap<>(wanted);
        body.put("queue_id", line.queue);
        body.put("customer_id", customer);
        String ticket = line.bank.agent().post("tickets/", body).is(201).id();
        return line.about(ticket, "ticket_created").getFirst().path("body").asString();
    }
}
