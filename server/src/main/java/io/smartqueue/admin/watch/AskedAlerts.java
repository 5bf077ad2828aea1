package io.smartqueue.admin.watch;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.watch.AlertFilter;
import io.smartqueue.watch.AlertKind;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Which alerts, as it stands in the form.
 *
 * @param state open, over or all
 * @param page of the list, from 1
 */
public record AskedAlerts(String state, String kind, String site, int page) {

    static final AskedAlerts OPEN = new AskedAlerts("open", "", "", 1);

    /** As a form beside the list brings it back, so that the list stays as it was; what cannot be read is forgotten. */
    static AskedAlerts kept(Map<String, String> fields) {
        String page = fields.getOrDefault("page", "");
        var asked = new AskedAlerts(
                fields.getOrDefault("state", OPEN.state),
                fields.getOrDefault("kind", ""),
                fields.getOrDefault("site", ""),
                page.matches("[0-9]{1,6}") ? Integer.parseInt(page) : OPEN.page);
        try {
            asked.filter(Set.of());
            return asked;
        } catch (Refusal unreadable) {
            return OPEN;
        }
    }

    /** @throws Refusal for what cannot be read */
    AlertFilter filter(Set<UUID> sites) {
        return new AlertFilter(
                switch (state) {
                    case "open" -> true;
                    case "over" -> false;
                    case "all" -> null;
                    default -> throw Refusal.field("state", "no_alert_choice", "Choose one of the list.");
                },
                kind.isEmpty() ? null : kind(kind),
                site.isEmpty() ? null : site(site),
                sites);
    }

    private static AlertKind kind(String typed) {
        return AlertKind.all().stream()
                .filter(kind -> kind.code().equals(typed))
                .findFirst()
                .orElseThrow(() -> Refusal.field("kind", "no_alert_choice", "Choose one of the list."));
    }

    private static UUID site(String typed) {
        try {
            return UUID.fromString(typed);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.field("site", "unknown_site", "There is no site with this id.");
        }
    }

    /** For the addresses of the other pages of the list; all of it was read before. */
    public String query() {
        return "state=" + state + "&kind=" + kind + "&site=" + site + "&";
    }

    /** Of the list as it stands. */
    String address(String list) {
        return list + "?" + query() + "page=" + page;
    }
}
