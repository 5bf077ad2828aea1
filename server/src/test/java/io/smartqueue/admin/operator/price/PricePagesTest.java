package io.smartqueue.admin.operator.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The operator writes, ends and deletes prices and rates of exchange on pages. */
@DatabaseTest
class PricePagesTest {

    private static final Pattern SEEN = Pattern.compile("name=\"if_match\" value=\"([^\"]*)\"");
    private static final String PRICES = "/operator/prices";

    @Autowired
    Organisations organisations;

    FormBrowser browser;

    @BeforeEach
    void signIn() {
        browser = FormBrowser.signedIn(organisations, organisations.operator());
        browser.get(PRICES + "/new");
    }

    private static Map<String, String> price(String country) {
        return new HashMap<>(Map.of(
                "channel", "sms",
                "country", country,
                "direction", "out",
                "part", "provider",
                "unit", "segment",
                "amount", "0.44",
                "currency", "USD",
                "valid_from", "2026-01-01T00:00",
                "valid_to", "",
                "source", "invoice"));
    }

    @Test
    void areWrittenFoundEndedAndDeleted() {
        FormBrowser.leadsTo(browser.post(PRICES + "/new", price("KM")));
        String list = browser.get(PRICES + "?country=KM&channel=sms").body();
        assertThat(list).contains("0,44 USD", "En vigueur");
        assertThat(browser.get(PRICES + "?country=KM&channel=whatsapp").body()).contains("class=\"empty\"");

        String page = address(list);
        HttpResponse<String> seen = browser.get(page);
        FormBrowser.leadsTo(browser.post(page, end(seen, "2026-03-01T00:00")));
        assertThat(browser.get(PRICES + "?country=KM").body()).contains("Terminé");
        HttpResponse<String> late = browser.post(page, end(seen, "2026-04-01T00:00"));
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("2026-03-01T00:00");

        FormBrowser.leadsTo(browser.post(page + "/delete", Map.of()));
        assertThat(browser.get(page).statusCode()).isEqualTo(404);
    }

    private static String address(String list) {
        Matcher address = Pattern.compile(PRICES + "/[0-9a-f-]{36}").matcher(list);
        assertThat(address.find()).isTrue();
        return address.group();
    }

    private static Map<String, String> end(HttpResponse<String> page, String end) {
        Matcher seen = SEEN.matcher(page.body());
        assertThat(seen.find()).isTrue();
        return Map.of("valid_to", end, "if_match", seen.group(1).replace("&amp;", "&"));
    }

    @Test
    void ofOneKindAreRefusedAtTheFieldWhereTheyOverlap() {
        FormBrowser.leadsTo(browser.post(PRICES + "/new", price("SC")));
        HttpResponse<String> refused = browser.post(PRICES + "/new", price("SC"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("href=\"#valid_from\"", "Un autre vaut déjà à ce moment", "en même temps que ce prix", "SMS")
                .containsPattern("href=\"/operator/prices/[0-9a-f-]{36}\">SMS · Seychelles · ");
    }

    @ParameterizedTest
    @CsvSource({
        "amount, '1,5'",
        "amount, -1",
        "amount, 0.123456789",
        "amount, ''",
        "country, ''",
        "network, 12",
        "currency, XXQ",
        "valid_from, demain",
        "valid_to, 2025-01-01T00:00",
        "free_per_month, beaucoup",
        "source, ''",
    })
    void nameTheFieldThatIsWrongAndKeepWhatWasTyped(String field, String value) {
        Map<String, String> typed = price("MU");
        typed.put(field, value);
        HttpResponse<String> refused = browser.post(PRICES + "/new", typed);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#" + field + "\"", "value=\"" + value + "\"");
        assertThat(browser.get(PRICES + "?country=MU").body()).contains("class=\"empty\"");
    }

    @Test
    void nameWhatIsWrongInBothPartsAtOnce() {
        Map<String, String> typed = price("");
        typed.put("amount", "much");
        assertThat(browser.post(PRICES + "/new", typed).body()).contains("href=\"#country\"", "href=\"#amount\"");
    }

    @Test
    void ofAProviderThatDoesNotAnswerAreRefusedAtTheCountry() {
        HttpResponse<String> refused = browser.post(PRICES + "/import", Map.of("country", "SN"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#country\"", "Réessayez plus tard");
        assertThat(browser.post(PRICES + "/import", Map.of("country", "")).body())
                .contains("href=\"#country\"");
    }

    @Test
    void inOtherCurrenciesHaveRates() {
        Map<String, String> rate = new HashMap<>(Map.of(
                "base", "GMD", "quote", "XOF", "rate", "8.5", "valid_from", "2026-01-01T00:00", "source", "bank"));
        browser.get("/operator/exchange-rates");
        FormBrowser.leadsTo(browser.post("/operator/exchange-rates", rate));
        assertThat(browser.get("/operator/exchange-rates").body()).contains("1 GMD = 8.5");
        HttpResponse<String> again = browser.post("/operator/exchange-rates", rate);
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("href=\"#valid_from\"", "Un taux entre ces monnaies");
        rate.put("quote", "GMD");
        rate.put("rate", "0");
        assertThat(browser.post("/operator/exchange-rates", rate).body()).contains("href=\"#rate\"");
        rate.put("rate", "1");
        assertThat(browser.post("/operator/exchange-rates", rate).body()).contains("href=\"#quote\"");
    }
}
