package io.smartqueue.demo;

import io.smartqueue.customer.Medium;
import io.smartqueue.notification.MessageTemplate;
import io.smartqueue.notification.NotificationEvent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** French messages that fit one GSM-7 segment: no circumflex, no cedilla, no typographic apostrophe. */
final class FrenchWords {

    private FrenchWords() {}

    static List<MessageTemplate.Draft> templates() {
        return Arrays.stream(NotificationEvent.values())
                .flatMap(notificationEvent -> Stream.of(Medium.SMS, Medium.WHATSAPP)
                        .map(medium -> new MessageTemplate.Draft(
                                title(notificationEvent),
                                medium,
                                notificationEvent,
                                "fr",
                                "",
                                words(notificationEvent),
                                null,
                                true)))
                .toList();
    }

    private static String title(NotificationEvent notificationEvent) {
        return switch (notificationEvent) {
            case TICKET_CREATED -> "Ticket pris";
            case TICKET_ALMOST -> "Tour proche";
            case TICKET_CALLED -> "Appel";
            case TICKET_MISSED -> "Appel manqué";
            case TICKET_TRANSFERRED -> "Suite de la visite";
            case APPOINTMENT_CONFIRMED -> "Rendez-vous confirmé";
            case APPOINTMENT_REMINDER -> "Rappel de rendez-vous";
            case FEEDBACK_REQUEST -> "Votre avis";
            case CUSTOM -> "Message libre";
        };
    }

    static String words(NotificationEvent notificationEvent) {
        return switch (notificationEvent) {
            case TICKET_CREATED ->
                "{{customer_name}}, ticket {{ticket_number}}, {{service_name}}. Attente environ {{eta_minutes}} min."
                        + " Vous pouvez sortir. {{ticket_url}}";
            case TICKET_ALMOST ->
                "{{customer_name}}, votre tour approche : ticket {{ticket_number}}, encore environ {{eta_minutes}} min."
                        + " Merci de revenir : {{site_name}}.";
            case TICKET_CALLED ->
                "{{customer_name}}, c'est à vous. Ticket {{ticket_number}} : {{counter_name}}, {{agent_name}}, "
                        + "{{site_name}}.";
            case TICKET_MISSED ->
                "{{customer_name}}, appel manqué, ticket {{ticket_number}}. Rien n'est perdu : passez à l'accueil."
                        + " {{ticket_url}}";
            case TICKET_TRANSFERRED ->
                "{{customer_name}}, ticket {{ticket_number}} : la suite à {{queue_name}}, environ {{eta_minutes}} min."
                        + " {{ticket_url}}";
            case APPOINTMENT_CONFIRMED ->
                "{{customer_name}}, rendez-vous le {{date}} à {{time}}, {{service_name}}, {{site_name}}. "
                        + "{{ticket_url}}";
            case APPOINTMENT_REMINDER ->
                "{{customer_name}}, rappel : rendez-vous le {{date}} à {{time}}, {{site_name}}. {{ticket_url}}";
            case FEEDBACK_REQUEST ->
                "{{customer_name}}, merci de votre visite. Votre avis en une minute : {{ticket_url}}";
            case CUSTOM -> "Bonjour {{customer_name}}, un message de {{tenant_name}}.";
        };
    }
}
