package io.smartqueue.cost;

import static io.smartqueue.cost.PriceSamples.add;
import static io.smartqueue.cost.PriceSamples.rule;
import static io.smartqueue.cost.PriceSamples.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.cost.ledger.Ledger;
import io.smartqueue.cost.ledger.LedgerMessage;
import io.smartqueue.cost.price.PricedMessage;
import io.smartqueue.cost.price.PricedMessage.Category;
import io.smartqueue.cost.price.PricedMessage.Direction;
import io.smartqueue.cost.price.PricedMessage.Window;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.notification.text.DefaultWords;
import io.smartqueue.notification.text.SampleValues;
import io.smartqueue.notification.text.Segments;
import io.smartqueue.notification.text.TemplateText;
import io.smartqueue.tenant.CurrentTenant;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A day of 1,000 visits with three messages each. 600 people have WhatsApp; 300 of them have written one message that
 * day, so that what they get costs less. The prices are examples, as of September and October 2026.
 */
@DatabaseTest
class CostOfADayTest {

    private static final int VISITS = 1000;
    private static final int WITH_WHATSAPP = 600;
    private static final int WITH_A_WINDOW = 300;
    private static final List<String> EVENTS = List.of("ticket_created", "ticket_almost", "ticket_called");

    /** The texts of the guide that SmartQueue grew from. */
    private static final Map<String, String> EARLIER_WORDS = Map.of(
            "ticket_created", """
            Bonjour {{customer_name}},

            Votre ticket #{{ticket_number}} a été créé pour {{service_name}}.

            File d'attente: {{queue_name}}
            Temps d'attente estimé: {{eta_minutes}} minutes

            Merci de votre patience!
            - SmartQueue\
            """,
            "ticket_almost", """
            {{customer_name}}, votre tour approche!

            Ticket #{{ticket_number}}
            Encore environ 5 minutes d'attente.

            Merci de rester disponible.
            - SmartQueue\
            """,
            "ticket_called", """
            {{customer_name}}, c'est votre tour!

            Ticket #{{ticket_number}}
            Rendez-vous au guichet de {{agent_name}}

            - SmartQueue\
            """);

    @Autowired
    Organisations organisations;

    @Autowired
    Ledger ledger;

    @Autowired
    TransactionTemplate transaction;

    TestTenant town;

    /** In a country of its own, so that other tests keep their prices. */
    private static final String COUNTRY = "SN";

    @BeforeEach
    void writeThePrices() {
        town = organisations.open();
        Person operator = organisations.operator();
        if (operator.get("/api/v1/admin/price-rules/?country=" + COUNTRY)
                        .json()
                        .path("count")
                        .asInt()
                > 0) {
            return;
        }
        String october = "2026-10-01T00:00:00Z";
        List.of(
                        rule("sms", COUNTRY, "provider", "0.44"),
                        rule("whatsapp", COUNTRY, "provider", "0.005"),
                        with(rule("whatsapp", COUNTRY, "provider", "0.005"), "direction", "in"),
                        with(
                                with(rule("whatsapp", COUNTRY, "network", "0.004"), "category", "utility"),
                                "window",
                                "closed"),
                        with(with(rule("whatsapp", COUNTRY, "network", "0"), "window", "open"), "valid_to", october),
                        with(
                                with(
                                        with(
                                                with(
                                                        rule("whatsapp", COUNTRY, "network", "0.004"),
                                                        "category",
                                                        "service"),
                                                "window",
                                                "open"),
                                        "valid_from",
                                        october),
                                "free_per_month",
                                1000))
                .forEach(rule -> add(operator, untilNovember(rule)));
        PriceSamples.exchange(operator, "USD", "XOF", "600", "2026-01-01T00:00:00Z");
    }

    private static Map<String, Object> untilNovember(Map<String, Object> rule) {
        return rule.containsKey("valid_to") ? rule : with(rule, "valid_to", "2026-11-01T00:00:00Z");
    }

    @Test
    void bySmsFollowsFromTheWords() {
        everyVisitBySms("2026-09-07T09:00:00Z", EARLIER_WORDS);
        assertDay("2026-09-07", 4000, "1760", "1056000");

        everyVisitBySms("2026-09-08T09:00:00Z", ourWords());
        assertDay("2026-09-08", 3000, "1320", "792000");
    }

    @Test
    void byWhatsappFirstFollowsTheRulesOfTheMonth() {
        whatsappFirst("2026-09-09T09:00:00Z");
        assertDay("2026-09-09", 3300, "542.1", "325260");
        JsonNode row = costs("2026-09-09", "USD").path("rows").path(0);
        assertThat(row.path("by_sms").decimalValue()).isEqualByComparingTo("1320");

        whatsappFirst("2026-10-05T09:00:00Z");
        assertDay("2026-10-05", 3300, "542.1", "325260");
        whatsappFirst("2026-10-06T09:00:00Z");
        assertDay("2026-10-06", 3300, "545.3", "327180");
    }

    private void everyVisitBySms(String at, Map<String, String> words) {
        List<LedgerMessage> messages = new ArrayList<>();
        for (int visit = 0; visit < VISITS; visit++) {
            EVENTS.forEach(event -> messages.add(sms(event, segments(words, event), Instant.parse(at))));
        }
        store(messages);
    }

    private void whatsappFirst(String at) {
        Instant instant = Instant.parse(at);
        Map<String, String> words = ourWords();
        List<LedgerMessage> messages = new ArrayList<>();
        for (int visit = 0; visit < VISITS; visit++) {
            boolean hasWindow = visit < WITH_A_WINDOW;
            boolean hasWhatsapp = visit < WITH_WHATSAPP;
            if (hasWindow) {
                messages.add(whatsapp(LedgerMessage.INBOUND, Direction.IN, false, 0, instant));
            }
            for (String event : EVENTS) {
                int segments = segments(words, event);
                messages.add(
                        hasWhatsapp
                                ? whatsapp(event, Direction.OUT, hasWindow, segments, instant)
                                : sms(event, segments, instant));
            }
        }
        store(messages);
    }

    private static Map<String, String> ourWords() {
        DefaultWords words = DefaultWords.in("fr");
        return Map.of(
                EVENTS.get(0), words.text(EVENTS.get(0)),
                EVENTS.get(1), words.text(EVENTS.get(1)),
                EVENTS.get(2), words.text(EVENTS.get(2)));
    }

    private static int segments(Map<String, String> words, String event) {
        TemplateText text = TemplateText.parse("body", String.valueOf(words.get(event)));
        return Segments.of(text.render(SampleValues.typical(text.variables(), "Mairie de Dakar")))
                .count();
    }

    private static LedgerMessage sms(String event, int segments, Instant at) {
        return new LedgerMessage(
                Ids.next(),
                event,
                LedgerMessage.Place.NONE,
                PricedMessage.sms(COUNTRY, segments, at),
                segments,
                "sms",
                "SM");
    }

    private static LedgerMessage whatsapp(
            String event, Direction direction, boolean open, int smsSegments, Instant at) {
        return new LedgerMessage(
                Ids.next(),
                event,
                LedgerMessage.Place.NONE,
                new PricedMessage(
                        Medium.WHATSAPP,
                        direction,
                        COUNTRY,
                        null,
                        open ? Category.SERVICE : Category.UTILITY,
                        open ? Window.OPEN : Window.CLOSED,
                        1,
                        at),
                smsSegments,
                "whatsapp",
                "SM");
    }

    private void store(List<LedgerMessage> messages) {
        CurrentTenant.run(town.tenant().id(), () -> transaction.executeWithoutResult(begun -> ledger.add(messages)));
    }

    private void assertDay(String day, long segments, String dollars, String francs) {
        JsonNode inDollars = costs(day, "USD");
        JsonNode row = inDollars.path("rows").path(0);
        assertThat(row.path("day").asString()).isEqualTo(day);
        assertThat(row.path("segments").asLong()).isEqualTo(segments);
        assertThat(row.path("estimate").decimalValue()).isEqualByComparingTo(new BigDecimal(dollars));
        assertThat(inDollars.path("without_price").asInt()).isZero();
        JsonNode inFrancs = costs(day, null);
        assertThat(inFrancs.path("currency").asString()).isEqualTo("XOF");
        assertThat(inFrancs.path("rows").path(0).path("estimate").decimalValue())
                .isEqualByComparingTo(new BigDecimal(francs));
    }

    private JsonNode costs(String day, @org.jspecify.annotations.Nullable String currency) {
        return town.manager()
                .get("costs/?by=day&from=" + day + "&to=" + day + (currency == null ? "" : "&currency=" + currency))
                .is(200)
                .json();
    }
}
