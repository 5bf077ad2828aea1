package io.smartqueue.conversation.talk;

import io.smartqueue.conversation.words.Vocabulary;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.content.ContentTemplate;
import io.smartqueue.notification.content.OwnLists;
import io.smartqueue.queue.QueueId;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.queue.visit.QueueOffers;
import io.smartqueue.site.SiteId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Asks for which queue of a site: as a list whose entries are pressed on WhatsApp, and else, or until the provider has
 * the list, by numbers. All queues stand in it, also those that take nobody now, so that it need not be made anew when
 * one closes; who chooses such a queue is told why.
 */
@Component
class ServiceChoice {

    private final Vocabulary vocabulary;
    private final QueueOffers offers;
    private final Queues queues;
    private final TalkState state;
    private final OwnLists lists;

    ServiceChoice(Vocabulary vocabulary, QueueOffers offers, Queues queues, TalkState state, OwnLists lists) {
        this.vocabulary = vocabulary;
        this.offers = offers;
        this.queues = queues;
        this.state = state;
        this.lists = lists;
    }

    /**
     * The queue of a site that has no other.
     *
     * @throws Refusal when none of the site takes anybody now
     */
    Optional<QueueId> only(SiteId site) {
        List<QueueOffer> all = open(site);
        return all.size() == 1 ? Optional.of(all.getFirst().queue()) : Optional.empty();
    }

    private List<QueueOffer> open(SiteId site) {
        List<QueueOffer> all = offers.at(site);
        if (all.stream().noneMatch(QueueOffer::takesTickets)) {
            String why = all.stream()
                    .flatMap(offer -> Optional.ofNullable(offer.whyNot()).stream())
                    .findFirst()
                    .orElse("closed");
            throw Refusal.conflict(why, "No queue of this site takes anybody now.");
        }
        return all;
    }

    /** @throws Refusal when none of the site takes anybody now */
    Answer ask(Person person, SiteId site, String code) {
        List<QueueOffer> all = open(site);
        return Answer.of(numbered(person, code, all))
                .withContent(person.medium() == Medium.WHATSAPP ? list(person, site, all) : Optional.empty());
    }

    /**
     * With the reason for it, so always by numbers.
     *
     * @throws Refusal when none of the site takes anybody now
     */
    Answer askAnew(Person person, SiteId site, String code, String why) {
        return Answer.of(why + " " + numbered(person, code, open(site)));
    }

    private String numbered(Person person, String code, List<QueueOffer> all) {
        state.offer(person, code, all.stream().map(QueueOffer::queue).toList());
        var lines = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            lines.append('\n').append(i + 1).append(". ").append(name(person, all.get(i)));
        }
        return vocabulary.say(person.language(), "choose_by_number", "services", lines);
    }

    /** What comes back when an entry is pressed is what its poster says, so it is understood at any later time. */
    private Optional<UUID> list(Person person, SiteId site, List<QueueOffer> all) {
        List<ContentTemplate.Button> entries = new ArrayList<>();
        for (QueueOffer offer : all) {
            entries.add(new ContentTemplate.Button(
                    "TICKET " + queues.get(offer.queue()).joinCode(), OwnLists.title(name(person, offer))));
        }
        return lists.find(site.value(), person.language(), vocabulary.say(person.language(), "choose"), entries);
    }

    /** Why one that was offered takes nobody now, in words; empty where it does. */
    Optional<String> whyNot(Person person, SiteId site, QueueId chosen) {
        Optional<QueueOffer> offer = offers.at(site).stream()
                .filter(one -> one.queue().equals(chosen))
                .findFirst();
        if (offer.isEmpty()) {
            return Optional.of(vocabulary.say(person.language(), "service_gone"));
        }
        return offer.map(QueueOffer::whyNot).map(code -> Talk.refusal(vocabulary, person.language(), code));
    }

    private static String name(Person person, QueueOffer offer) {
        return offer.names().in(person.language());
    }
}
