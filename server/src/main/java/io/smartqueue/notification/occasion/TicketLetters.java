package io.smartqueue.notification.occasion;

import io.smartqueue.customer.Consent;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.browser.BrowserSubscriptions;
import io.smartqueue.customer.suppression.Suppressions;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.StopLinks;
import io.smartqueue.notification.outbox.Letter;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.notification.plan.ChannelPlan;
import io.smartqueue.notification.plan.ChannelPlans;
import io.smartqueue.notification.text.DefaultWords;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.MessageTemplates;
import io.smartqueue.queue.TicketId;
import io.smartqueue.queue.ticket.TicketFacts;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantId;
import io.smartqueue.tenant.Tenants;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The messages that the holder of a ticket is owed: by each channel that they accept, or, where the organisation has a
 * plan, by the first of it that reaches them.
 */
@Component
public class TicketLetters {

    private final Tenants tenants;
    private final MessageTemplates templates;
    private final ChannelPlans plans;
    private final Suppressions suppressions;
    private final StopLinks stops;
    private final BrowserSubscriptions browsers;

    TicketLetters(
            Tenants tenants,
            MessageTemplates templates,
            ChannelPlans plans,
            Suppressions suppressions,
            StopLinks stops,
            BrowserSubscriptions browsers) {
        this.browsers = browsers;
        this.stops = stops;
        this.tenants = tenants;
        this.templates = templates;
        this.plans = plans;
        this.suppressions = suppressions;
    }

    Stream<Outbox.Left> owed(TenantId id, NotificationEvent notificationEvent, Letter.About about, TicketFacts facts) {
        if (facts.recipient().consent().isEmpty()) {
            return Stream.empty();
        }
        Tenant tenant = tenants.get(id);
        List<MessageTemplate> all = usable(tenant, notificationEvent, facts);
        Optional<ChannelPlan> plan = plans.of(notificationEvent);
        return (plan.isEmpty() ? all.stream() : first(plan.get().channels(), all, facts, true).stream())
                .map(template -> letter(tenant, template, about, facts));
    }

    /** By the first of these channels that reaches the holder. */
    Optional<Outbox.Left> byFirst(
            List<Medium> channels,
            NotificationEvent notificationEvent,
            Letter.About about,
            TicketFacts facts,
            TenantId id) {
        Tenant tenant = tenants.get(id);
        return first(channels, usable(tenant, notificationEvent, facts), facts, false)
                .map(template -> letter(tenant, template, about, facts));
    }

    /**
     * To an address that the holder wrote from and that is no telephone, as to everybody else by this channel; empty
     * where the organisation has no words for it.
     */
    public Optional<Letter> to(
            Medium medium, String address, NotificationEvent notificationEvent, Letter.About about, TicketFacts facts) {
        Tenant tenant = tenants.current();
        return templates.inForce(notificationEvent, facts.recipient().language(), tenant.language()).stream()
                .filter(template -> template.channel() == medium)
                .findFirst()
                .map(template -> letter(template, about, address, values(tenant, facts, template)))
                .filter(left -> left.unmadeBecause() == null)
                .map(Outbox.Left::letter);
    }

    private List<MessageTemplate> usable(Tenant tenant, NotificationEvent notificationEvent, TicketFacts facts) {
        Consent consent = facts.recipient().consent();
        List<MessageTemplate> all =
                templates.inForce(notificationEvent, facts.recipient().language(), tenant.language());
        return Stream.concat(all.stream(), pushed(notificationEvent, all))
                .filter(template -> consent.contact(template.channel()).isPresent())
                .toList();
    }

    /**
     * Notifications have the words of the SMS, or of what else there is, until somebody writes words for them. Who
     * switches those off, switches off the notifications.
     */
    private Stream<MessageTemplate> pushed(NotificationEvent notificationEvent, List<MessageTemplate> all) {
        boolean hasOwn = all.stream().anyMatch(template -> template.channel() == Medium.PUSH);
        return hasOwn || templates.isSwitchedOff(notificationEvent, Medium.PUSH)
                ? Stream.empty()
                : all.stream()
                        .min(Comparator.comparing(MessageTemplate::channel))
                        .map(MessageTemplate::asPush)
                        .stream();
    }

    /** Whether the browser is told in which the ticket is followed. */
    boolean isToldByBrowser(TicketId ticket) {
        return browsers.isOfVisit(ticket.value());
    }

    /** @param orTrace whether, when nothing is to be sent to any of them, a message shall show that */
    private Optional<MessageTemplate> first(
            List<Medium> channels, List<MessageTemplate> all, TicketFacts facts, boolean orTrace) {
        List<MessageTemplate> inOrder = channels.stream()
                .flatMap(medium -> all.stream().filter(template -> template.channel() == medium))
                .toList();
        return inOrder.stream()
                .filter(template -> mayReach(facts, template.channel()))
                .findFirst()
                .or(() -> orTrace ? inOrder.stream().findFirst() : Optional.empty());
    }

    /** Whether the holder's address for it is not suppressed. */
    boolean mayReach(TicketFacts facts, Medium medium) {
        return suppressions.of(medium, address(facts, medium)).isEmpty();
    }

    /** Of words that are the same for everybody in the line. */
    String end(TicketFacts facts, Medium medium) {
        return stops.areNeeded(medium) ? stops.endAt(facts.publicUrl()) : "";
    }

    static String address(TicketFacts facts, Medium medium) {
        return facts.recipient()
                .consent()
                .contact(medium)
                .map(ContactPoint::address)
                .orElse("");
    }

    private static Outbox.Left letter(Tenant tenant, MessageTemplate template, Letter.About about, TicketFacts facts) {
        return letter(template, about, address(facts, template.channel()), values(tenant, facts, template));
    }

    private static TicketValues values(Tenant tenant, TicketFacts facts, MessageTemplate template) {
        String language = facts.recipient().language();
        var words = DefaultWords.in(Objects.requireNonNullElse(template.locale(), language), tenant.language());
        return TicketValues.of(tenant, facts, template.event(), words);
    }

    private static Outbox.Left letter(
            MessageTemplate template, Letter.About about, String recipient, TicketValues values) {
        try {
            Letter letter = made(template, about, recipient, values);
            return letter.words().body().length() <= Outbox.LONGEST_BODY
                    ? new Outbox.Left(letter)
                    : new Outbox.Left(
                            unmade(template, about, recipient), "With these values it exceeds 1,600 characters.");
        } catch (Refusal refused) {
            return new Outbox.Left(unmade(template, about, recipient), reason(refused));
        }
    }

    private static String reason(Refusal refused) {
        return refused.fields().stream()
                .map(Refusal.Field::message)
                .findFirst()
                .orElse(String.valueOf(refused.getMessage()));
    }

    /** With the words as they are written, so that the reason can be seen. */
    static Letter unmade(MessageTemplate template, Letter.About about, String recipient) {
        return letter(
                template,
                about,
                recipient,
                new Letter.Words(
                        template.id(),
                        template.words().subject(),
                        template.words().body(),
                        Map.of()));
    }

    private static Letter made(MessageTemplate template, Letter.About about, String recipient, TicketValues values) {
        var words = new Letter.Words(
                template.id(),
                template.subject(values.known(), values.substitutes()),
                template.body(values.known(), values.substitutes()),
                values.all());
        return letter(template, about, recipient, words);
    }

    private static Letter letter(MessageTemplate template, Letter.About about, String recipient, Letter.Words words) {
        return new Letter(
                template.channel(), template.event(), Optional.of(about), recipient, words, Letter.Departure.AT_ONCE);
    }
}
