package io.smartqueue.admin.watch;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.OwnSites;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.Site;
import io.smartqueue.watch.Alert;
import io.smartqueue.watch.AlertRules;
import io.smartqueue.watch.AlertRulesStore;
import io.smartqueue.watch.Alerts;
import io.smartqueue.web.OptionalText;
import io.smartqueue.web.PlainText;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of alerts: the list, who has taken note, and the rules. */
@Controller
@RequestMapping("/admin/{slug}/alerts")
class AlertsPageController {

    private static final int LAST_PAGE = 100_000;

    private final Alerts alerts;
    private final AlertRulesStore rules;
    private final OwnSites sites;

    AlertsPageController(Alerts alerts, AlertRulesStore rules, OwnSites sites) {
        this.alerts = alerts;
        this.rules = rules;
        this.sites = sites;
    }

    @GetMapping
    @Requires(Right.WATCH)
    Html read(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String of) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, "alerts");
        var asked = new AskedAlerts(state, kind, site);
        try {
            TypedRules typed = TypedRules.of(rules.current(), siteOf(of, caller));
            var filter = asked.filter(caller.siteIds());
            return page(frame, asked, alerts.list(request(page), filter), typed, null);
        } catch (Refusal refusal) {
            PageResult<Alert> nothing = request(1).of(0, List.of());
            TypedRules typed = TypedRules.of(rules.current(), null);
            return page(frame.refused(refusal), AskedAlerts.OPEN, nothing, typed, null)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /**
     * @param from the page to return to: {@code watch}, or this one
     * @param shown the site that is shown there; empty for all
     */
    @PostMapping("/{id}/acknowledge")
    @Requires(Right.WATCH)
    Reply acknowledge(
            PageContext pageContext,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String shown) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, "alerts");
        String seen = PlainText.visible(note).strip();
        try {
            if (seen.length() > Alerts.LONGEST_NOTE) {
                throw Refusal.field("note", "long_alert_note", "Write at most 300 characters.");
            }
            alerts.acknowledge(id, OptionalText.of(seen), caller);
            return Reply.redirect(from.equals("watch") ? WatchPageController.address(frame, shown) : frame.address());
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            return open(frame.refused(refusal), new AlertsPage.TypedNote(id.toString(), seen), refusal);
        }
    }

    @PostMapping("/rules")
    @Requires(Right.MANAGE_ALERTS)
    Reply decide(PageContext pageContext, Caller caller, @RequestParam Map<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, "alerts");
        TypedRules typed = TypedRules.of(fields);
        UUID site = siteOf(typed.site(), caller);
        AlertRules present = rules.current();
        AlertRules tried = typed.with(present, site);
        try {
            if (!typed.seen().equals(TypedRules.seen(present, site))) {
                throw Refusal.conflict("rules_changed", "Somebody else has changed the rules meanwhile.");
            }
            rules.replace(tried);
            return Reply.redirect(frame.address() + "?of=" + typed.site() + "#rules");
        } catch (Refusal refusal) {
            TypedRules refused = typed.refused(refusal, tried).seeing(TypedRules.seen(present, site));
            Refusal shown = refusal.fields().isEmpty()
                    ? refusal
                    : Refusal.conflict("rules_refused", "Some values cannot be accepted.");
            return page(frame.refused(shown), AskedAlerts.OPEN, lasting(caller), refused, null)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Html open(AdminFrame frame, AlertsPage.TypedNote typed, Refusal refusal) {
        HttpStatus status =
                refusal.kind() == Refusal.Kind.CONFLICT ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        TypedRules present = TypedRules.of(rules.current(), null);
        return page(frame, AskedAlerts.OPEN, lasting(frame.caller()), present, typed)
                .status(status);
    }

    private PageResult<Alert> lasting(Caller caller) {
        return alerts.list(request(1), AskedAlerts.OPEN.filter(caller.siteIds()));
    }

    private Html page(
            AdminFrame frame,
            AskedAlerts asked,
            PageResult<Alert> found,
            TypedRules typed,
            AlertsPage.@Nullable TypedNote note) {
        return Html.of(
                "admin/watch/alerts", new AlertsPage(frame, asked, found, sites.of(frame.caller()), typed, note));
    }

    private @Nullable UUID siteOf(String typed, Caller caller) {
        if (typed.isEmpty()) {
            return null;
        }
        return sites.of(caller).stream()
                .filter(site -> site.id().toString().equals(typed))
                .findFirst()
                .map((Site site) -> site.id().value())
                .orElseThrow(() -> Refusal.notFound("unknown_site", "There is no such site."));
    }

    private static PageRequest request(int page) {
        return new PageRequest(Math.clamp(page, 1, LAST_PAGE), PageRequest.DEFAULT_SIZE, "since", true);
    }
}
