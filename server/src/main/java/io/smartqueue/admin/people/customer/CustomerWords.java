package io.smartqueue.admin.people.customer;

import io.smartqueue.admin.part.Choice;
import io.smartqueue.customer.Medium;
import io.smartqueue.page.Language;
import io.smartqueue.page.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is said of customers in the list and on their own page. */
final class CustomerWords {

    private CustomerWords() {}

    static String media(Messages words, List<Medium> media) {
        return media.isEmpty()
                ? words.say("customers.agreed.none")
                : words.list(media.stream()
                        .map(medium -> words.say("counter.medium." + medium.code()))
                        .toList());
    }

    /** Those of the pages, and the one that is stored, under their own names. */
    static List<Choice> languages(String stored) {
        List<Choice> choices = new ArrayList<>();
        for (Language language : Language.values()) {
            choices.add(new Choice(language.code(), language.ownName()));
        }
        if (!stored.isBlank() && choices.stream().noneMatch(one -> one.value().equals(stored))) {
            Locale locale = Locale.forLanguageTag(stored);
            choices.add(new Choice(stored, locale.getDisplayName(locale)));
        }
        return choices;
    }
}
