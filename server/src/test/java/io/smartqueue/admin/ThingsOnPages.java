package io.smartqueue.admin;

import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import java.util.Map;
import java.util.TreeMap;

/** One of each thing that has a page of its own in the administration, by the collection in its address. */
final class ThingsOnPages {

    private ThingsOnPages() {}

    static Map<String, String> in(TestTenant bank, String site) {
        Person admin = bank.admin();
        String service = admin.post("services/", Map.of("name", "A", "code", "A"))
                .is(201)
                .id();
        String queue = admin.post("queues/", Map.of("name", "A", "site", site, "service", service))
                .is(201)
                .id();
        String template = admin.post(
                        "/api/v1/admin/notification-templates/",
                        Map.of("tenant", bank.slug(), "name", "A", "channel", "sms", "event", "custom", "body", "A"))
                .is(201)
                .id();
        String message = admin.post(
                        "/api/v1/admin/notifications/",
                        Map.of("tenant", bank.slug(), "channel", "sms", "recipient", "+221771112233", "body", "A"))
                .is(202)
                .id();
        String customer =
                admin.post("customers/", Map.of("first_name", "Khady")).is(201).id();
        Map<String, String> all = new TreeMap<>(
                Map.of("sites", site, "services", service, "queues", queue, "words", template, "messages", message));
        all.put("customers", customer);
        all.put("staff", bank.agent().staffId().toString());
        all.put(
                "counters",
                admin.post("counters/", Map.of("name", "1", "site", site))
                        .is(201)
                        .id());
        return all;
    }
}
