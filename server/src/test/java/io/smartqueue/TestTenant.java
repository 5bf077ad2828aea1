package io.smartqueue;

import io.smartqueue.security.Role;
import io.smartqueue.tenant.Tenant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** An organisation and its first people. */
public record TestTenant(Organisations organisations, Tenant tenant, Person admin, Person manager, Person agent) {

    public String slug() {
        return tenant.slug().value();
    }

    public Person hire(Role role, String publicName, UUID... siteIds) {
        return organisations.hire(tenant, role, publicName, siteIds);
    }

    /** Somebody who has an account elsewhere is to work here too. */
    public Answer invite(Person person, String role) {
        return admin.post("agents/", Map.of("email", person.email(), "name", "Fatou", "role", role))
                .is(201);
    }

    /** Somebody who has an account elsewhere works here too from now on; returns their id here. */
    public String join(Person person, String role) {
        return person.accept(invite(person, role).text("invitation")).is(200).text("staff_id");
    }

    /** From now on it tells of this event by this way, in these words. */
    public void tells(String channel, String event, String body) {
        Map<String, String> template = Map.of(
                "tenant", slug(), "name", event, "channel", channel, "event", event, "subject", "", "body", body);
        admin.post("/api/v1/admin/notification-templates/", template).is(201);
    }

    /** What an administrator writes to make a content template: words without anything more, unless told otherwise. */
    public Map<String, Object> content(Object... namesAndValues) {
        Map<String, Object> content = new HashMap<>(Map.of(
                "tenant",
                slug(),
                "name",
                "words",
                "language",
                "fr",
                "category",
                "utility",
                "kind",
                "text",
                "body",
                "Bonjour"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            content.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return content;
    }

    /** A message of WhatsApp that can be answered by a press, from what each button means to its title. */
    public String buttons(String name, String body, Map<String, String> titles) {
        var buttons = titles.entrySet().stream()
                .map(button -> Map.of("id", button.getKey(), "title", button.getValue()))
                .toList();
        return admin.post(
                        "/api/v1/admin/content-templates/",
                        content("name", name, "kind", "quick_reply", "body", body, "buttons", buttons))
                .is(201)
                .id();
    }

    /** Tells an event on WhatsApp by a content template where that can be used, else in the words. */
    public void tellsBy(String content, String event, String words) {
        var template = Map.of(
                "tenant", slug(),
                "name", event,
                "channel", "whatsapp",
                "event", event,
                "subject", "",
                "body", words,
                "content_template_id", content);
        admin.post("/api/v1/admin/notification-templates/", template).is(201);
    }

    /** A site where none of the people of the test work. */
    public UUID otherSite() {
        return UUID.fromString(admin.post("sites/", Map.of("name", Organisations.unique()))
                .is(201)
                .id());
    }
}
