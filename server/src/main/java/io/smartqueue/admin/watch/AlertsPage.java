package io.smartqueue.admin.watch;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.security.Right;
import io.smartqueue.site.Site;
import io.smartqueue.watch.Alert;
import io.smartqueue.watch.AlertKind;
import io.smartqueue.web.paging.PageResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The alerts, and from when on they are raised.
 *
 * @param note what was typed when it was refused; null when nothing was
 */
public record AlertsPage(
        AdminFrame desk,
        AskedAlerts asked,
        PageResult<Alert> alerts,
        List<Site> sites,
        Form rules,
        @Nullable TypedNote note) {

    /** @param alert whose form it was typed in */
    public record TypedNote(String alert, String words) {}

    /** Whether nothing is open at all. */
    public boolean isWell() {
        return asked.equals(AskedAlerts.OPEN) && alerts.results().isEmpty();
    }

    public boolean decides() {
        return desk.caller().may(Right.MANAGE_ALERTS);
    }

    public List<AlertCard> cards() {
        return alerts.results().stream()
                .map(alert -> new AlertCard(desk, alert, sites))
                .toList();
    }

    public List<AlertKind> kinds() {
        return AlertKind.all();
    }

    /** Those that a rule of the chosen site may be about. */
    public List<AlertKind> ruled(String site) {
        return AlertKind.all().stream()
                .filter(kind -> site.isEmpty() || kind.isOfASite())
                .toList();
    }

    public String kind(AlertKind kind) {
        return desk.sheet().words().say("field.alerts." + kind.code());
    }

    public String unit(AlertKind kind) {
        return desk.sheet().words().say("alerts.unit." + kind.code());
    }

    public boolean isRefused(Alert alert) {
        return note != null && note.alert().equals(alert.id().toString());
    }

    public String typed(Alert alert) {
        return note != null && isRefused(alert) ? note.words() : "";
    }
}
