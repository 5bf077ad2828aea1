package io.smartqueue.conversation.talk;

import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.queue.JoinCodes;
import io.smartqueue.queue.QueueId;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.CurrentTenant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Leads from the code of a poster to a ticket: at once where it is that of a queue, by a question for a whole site. */
@Component
class Entrance {

    private static final String EXAMPLE = "B7K2M";

    private final Vocabulary vocabulary;
    private final JoinCodes codes;
    private final Taking taking;
    private final ServiceChoice services;

    Entrance(Vocabulary vocabulary, JoinCodes codes, Taking taking, ServiceChoice services) {
        this.vocabulary = vocabulary;
        this.codes = codes;
        this.taking = taking;
        this.services = services;
    }

    /** @throws Refusal when the line takes nobody now, or no more from this address */
    Answer take(Person person, String code) {
        if (code.isEmpty()) {
            return Answer.of(vocabulary.say(person.language(), "no_code", "example", EXAMPLE));
        }
        Optional<JoinCodes.Place> place = place(code);
        if (place.isEmpty()) {
            return Answer.of(vocabulary.say(person.language(), "unknown_code", "code", code));
        }
        return switch (place.get()) {
            case JoinCodes.OneQueue one -> taking.take(person, one.queue());
            case JoinCodes.WholeSite whole -> anyOf(person, whole, code);
        };
    }

    private Answer anyOf(Person person, JoinCodes.WholeSite place, String code) {
        return services.only(place.site())
                .map(queue -> taking.take(person, queue))
                .orElseGet(() -> services.ask(person, place.site(), code));
    }

    /** @param offered by number, of the site with this code; what has gone since is never replaced by its neighbour */
    Answer take(Person person, String code, List<QueueId> offered, int number) {
        Optional<JoinCodes.WholeSite> place =
                place(code).filter(JoinCodes.WholeSite.class::isInstance).map(JoinCodes.WholeSite.class::cast);
        if (place.isEmpty()) {
            return take(person, code);
        }
        SiteId site = place.get().site();
        if (number < 1 || number > offered.size()) {
            return services.ask(person, site, code);
        }
        QueueId chosen = offered.get(number - 1);
        return services.whyNot(person, site, chosen)
                .map(why -> services.askAnew(person, site, code, why))
                .orElseGet(() -> taking.take(person, chosen));
    }

    private Optional<JoinCodes.Place> place(String code) {
        return codes.find(code).filter(found -> found.tenant().equals(CurrentTenant.get()));
    }
}
