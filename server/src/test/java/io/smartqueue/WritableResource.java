package io.smartqueue;

import java.util.List;

/**
 * What can be made and changed over HTTP, with everything that may be said of it. Names in capitals stand for what a
 * test makes first.
 *
 * @param path in the OpenAPI document, of the collection
 * @param least what must be said, as JSON
 * @param more all that may be said besides, none of it as it would be by itself; what depends on others comes first
 */
record WritableResource(String path, String least, String more) {

    private static final String TENANT = "/api/v1/tenants/{slug}/";

    static List<WritableResource> collections() {
        return List.of(
                new WritableResource(TENANT + "sites", named(), """
                        {"names": {"ar": "موقع"},
                         "slug": "s-UNIQUE", "address": "1, rue A", "city": "Lyon", "country": "FR",
                         "zone": "Europe/Paris", "day_starts_at": "04:30:00", "end_of_day": "keep", "is_active": false}
                        """),
                new WritableResource(TENANT + "services", """
                        {"name": "Service", "code": "X-UNIQUE"}
                        """, """
                        {"names": {"ar": "خدمة"},
                         "sla_seconds": 600, "expected_minutes": 7, "one_ticket_per_phone": true,
                         "pictogram": "tooth", "hue": "prune", "is_active": false}
                        """),
                new WritableResource(TENANT + "queues", """
                        {"name": "Queue UNIQUE", "site_id": "SITE", "service_id": "SERVICE"}
                        """, """
                        {"names": {"ar": "طابور"},
                         "slug": "q-UNIQUE", "order": "priority", "status": "paused", "capacity": 5, "skill": "wolof",
                         "requeue": {"to": "rank", "places": 4, "max_returns": 5, "max_postponements": 6,
                             "max_recalls": 7, "recall_seconds": 8, "called_seconds": 90, "missed_seconds": 100}}
                        """),
                new WritableResource(TENANT + "counters", atTheSite(), """
                        {"head_starts": {"QUEUE": 10}, "queues": ["QUEUE"], "is_active": false}
                        """),
                new WritableResource(TENANT + "agents", """
                        {"email": "UNIQUE@example.com", "name": "Ndeye Fall", "role": "agent"}
                        """, """
                        {"public_name": "N.", "site_ids": ["SITE"], "skills": ["wolof"], "is_active": false}
                        """),
                new WritableResource(TENANT + "customers", """
                        {"first_name": "Awa"}
                        """, """
                        {"notify_sms": true, "notify_whatsapp": true, "notify_email": true, "phone": "+221771234567",
                         "email": "awa@example.com", "last_name": "Diop", "language": "ar", "is_active": false}
                        """),
                new WritableResource("/api/v1/admin/notification-templates", """
                        {"tenant": "TENANT", "name": "Words", "channel": "whatsapp", "event": "ticket_created",
                         "body": "Ticket {{ticket_number}}"}
                        """, """
                        {"locale": "fr", "subject": "Ticket", "content_sid": "HX00000000000000000000000000000000",
                         "content_template_id": "CONTENT",
                         "is_active": false, "sms_spelling": "simplified"}
                        """),
                new WritableResource(TENANT + "screens", atTheSite(), """
                        {"kind": "kiosk", "languages": ["ar"], "voice": false, "services": ["SERVICE"]}
                        """));
    }

    private static String named() {
        return "{\"name\": \"Site UNIQUE\"}";
    }

    private static String atTheSite() {
        return "{\"name\": \"Hall UNIQUE\", \"site_id\": \"SITE\"}";
    }

    /** Of which an organisation or a site has one. */
    static List<WritableResource> alone() {
        return List.of(
                new WritableResource(TENANT + "sites/{id}/opening-hours", """
                        {"weekly": [{"service_id": "SERVICE", "weekday": 2, "opens": "08:00:00", "closes": "12:00:00"}]}
                        """, """
                        {"closed_days": [{"service_id": "SERVICE", "day": "2026-12-25", "name": "Noël"}]}
                        """),
                new WritableResource(TENANT + "retention", """
                        {"visits_days": 100, "messages_days": 101, "events_days": 102}
                        """, "{}"),
                new WritableResource(TENANT + "waiting-time", """
                        {"almost_margin_minutes": 8, "publish_accuracy": true}
                        """, "{}"),
                new WritableResource(TENANT + "opinion-settings", """
                        {"question": "rating", "delay_minutes": 15, "share_percent": 30, "days_between": 60,
                         "agents_named": true}
                        """, "{}"),
                new WritableResource("/api/v1/tenants/{slug}", """
                        {"name": "Banque", "country": "SN", "zone": "Africa/Dakar", "language": "fr",
                         "languages": ["fr", "en"], "currency": "EUR"}
                        """, "{}"),
                new WritableResource(TENANT + "report-settings", """
                        {"agents_named": true}
                        """, "{}"),
                new WritableResource(TENANT + "alert-rules", """
                        {"rules": [{"kind": "counter_paused", "threshold": 20},
                            {"kind": "screen_silent", "site_id": "SITE", "threshold": 9, "is_active": false,
                             "tell": "duty@example.com"}]}
                        """, "{}"),
                new WritableResource(TENANT + "messaging", """
                        {"countries": ["CI", "SN"]}
                        """, "{}"),
                new WritableResource(TENANT + "look", """
                        {"accent": "#075e74", "ask_name": "no", "ask_phone": "required"}
                        """, """
                        {"logo_svg": "<svg xmlns=\\"http://www.w3.org/2000/svg\\"><path d=\\"M0 0h9\\"></path></svg>"}
                        """));
    }
}
