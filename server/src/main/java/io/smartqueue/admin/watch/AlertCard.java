package io.smartqueue.admin.watch;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.page.Messages;
import io.smartqueue.site.Site;
import io.smartqueue.watch.Alert;
import io.smartqueue.watch.AlertWords;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An alert as a sentence, with what can be done. */
public record AlertCard(AdminFrame desk, Alert alert, List<Site> sites) {

    private static final UUID NOWHERE = new UUID(0, 0);

    /** Such as Plateau: 2 counters are open at Withdrawals, 4 are needed. */
    public String sentence() {
        String said =
                AlertWords.sentence(words(), alert.kind(), alert.subject().name(), alert.value(), alert.threshold());
        String place = place();
        return place.isEmpty() ? said : words().say("alerts.at", "site", place, "sentence", said);
    }

    public String place() {
        Alert.Place site = alert.subject().site();
        return site == null ? "" : words().name(site.names());
    }

    public String remedy() {
        return words().say("alerts.remedy." + alert.kind().code());
    }

    public String kind() {
        return words().say("field.alerts." + alert.kind().code());
    }

    /** In the clock of the site. */
    public String moment(Instant at) {
        Alert.Place site = alert.subject().site();
        return desk.moment(at, site == null ? NOWHERE : site.id(), sites);
    }

    /** Where more is said of it, or something can be done; empty when that is here. */
    public String address() {
        return switch (alert.kind()) {
            case SCREEN_SILENT -> desk.root() + "/screens";
            case BAD_OPINION -> desk.root() + "/opinions";
            case WAIT_BEYOND_PROMISE, COUNTERS_MISSING, COUNTER_PAUSED -> "";
            case SENDER_PARKED, BUDGET_NEARLY_SPENT, BUDGET_SPENT -> "";
        };
    }

    public boolean isTaken() {
        return alert.acknowledged() != null;
    }

    /** Whether somebody still has to take note of it. */
    public boolean isPending() {
        return !alert.isOver() && !isTaken();
    }

    private Messages words() {
        return desk.sheet().words();
    }
}
