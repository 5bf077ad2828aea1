package io.smartqueue.admin.setup;

import io.smartqueue.admin.OwnSites;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.page.Language;
import io.smartqueue.page.Messages;
import io.smartqueue.security.Caller;
import io.smartqueue.site.Pictogram;
import io.smartqueue.site.Services;
import java.text.Collator;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the fields of the forms offer, in the reader's language. */
@Component
public class Choices {

    private static final String PLACES = "(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC";

    /** Of the countries where messages are sent so far. */
    private static final List<String> CURRENCIES =
            List.of("XOF", "XAF", "EUR", "USD", "GBP", "MAD", "DZD", "TND", "GNF", "GMD", "NGN", "GHS", "MRU", "CAD");

    private final OwnSites sites;
    private final Services services;

    Choices(OwnSites sites, Services services) {
        this.sites = sites;
        this.services = services;
    }

    List<Choice> sites(Caller caller, Messages words) {
        return sites.of(caller).stream()
                .map(site -> Choice.of(site.id().value(), words.name(site.names())))
                .toList();
    }

    List<Choice> services(Messages words) {
        return services.all(true).stream()
                .map(service -> Choice.of(service.id().value(), words.name(service.names())))
                .toList();
    }

    /** @return null for nothing, and for what is no id: a filter that somebody has mistyped finds everything */
    static @Nullable UUID id(String asked) {
        try {
            return asked.isBlank() ? null : UUID.fromString(asked);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    public static List<Choice> countries(Messages words) {
        Collator order = Collator.getInstance(words.language().locale());
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Choice(code, words.country(code)))
                .sorted(Comparator.comparing(Choice::label, order::compare))
                .toList();
    }

    public static List<Choice> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.matches(PLACES))
                .sorted()
                .map(zone -> new Choice(zone, zone.replace('_', ' ')))
                .toList();
    }

    public static List<Choice> languages() {
        return Arrays.stream(Language.values())
                .map(language -> new Choice(language.code(), language.ownName()))
                .toList();
    }

    public static List<Choice> currencies(Messages words) {
        return CURRENCIES.stream()
                .map(code -> new Choice(code, words.currency(code)))
                .toList();
    }

    public static List<Choice> pictograms(Messages words) {
        return Arrays.stream(Pictogram.values())
                .map(drawing -> new Choice(drawing.code(), words.say("setup.pictogram." + drawing.code())))
                .toList();
    }

    static List<Choice> states(Messages words) {
        return List.of(new Choice("true", words.say("list.active")), new Choice("false", words.say("list.inactive")));
    }
}
