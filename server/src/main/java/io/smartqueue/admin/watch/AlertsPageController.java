package io.smartqueue.admin.watch;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.OwnSites;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.Listing;
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
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of alerts: the list, who has taken note, and the rules. */
@Controller
@RequestMapping("/admin/{slug}/alerts")
class AlertsPageController {

    private static final String PAGE = "alerts";
    private static final String OF = "of";

    private final Alerts alerts;
    private final AlertRulesStore rules;
    private final FormChanges changes;
    private final OwnSites sites;

    AlertsPageController(Alerts alerts, AlertRulesStore rules, FormChanges changes, OwnSites sites) {
        this.alerts = alerts;
        this.rules = rules;
        this.changes = changes;
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
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        var asked = new AskedAlerts(state, kind, site, page);
        try {
            return page(frame, asked, found(asked, caller), rulesOf(siteOf(of, caller)), null);
        } catch (Refusal refusal) {
            PageResult<Alert> nothing = request(1).of(0, List.of());
            return page(frame.refused(refusal), AskedAlerts.OPEN, nothing, rulesOf(null), null)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    /** @param fields {@code from} is the page to return to, {@code shown} the site that is shown there */
    @PostMapping("/{id}/acknowledge")
    @Requires(Right.WATCH)
    Reply acknowledge(
            PageContext pageContext, Caller caller, @PathVariable UUID id, @RequestParam Map<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        AskedAlerts asked = AskedAlerts.kept(fields);
        String note = PlainText.visible(fields.getOrDefault("note", "")).strip();
        try {
            if (note.length() > Alerts.LONGEST_NOTE) {
                throw Refusal.field("note", "long_alert_note", "Write at most 300 characters.");
            }
            alerts.acknowledge(id, OptionalText.of(note), caller);
            return Reply.redirect(
                    "watch".equals(fields.get("from"))
                            ? WatchPageController.address(frame, fields.getOrDefault("shown", ""))
                            : asked.address(frame.address()));
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                throw refusal;
            }
            var typed = new AlertsPage.TypedNote(id.toString(), note);
            return page(frame.refused(refusal), asked, found(asked, caller), rulesOf(null), typed)
                    .status(
                            refusal.kind() == Refusal.Kind.CONFLICT
                                    ? HttpStatus.CONFLICT
                                    : HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/rules")
    @Requires(Right.MANAGE_ALERTS)
    Reply decide(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        AskedAlerts asked = AskedAlerts.kept(fields.toSingleValueMap());
        Form sent = Form.typed(PAGE, fields);
        UUID site = siteOf(sent.value(OF), caller);
        return sent.attempt(
                typed -> {
                    save(typed, site);
                    return Reply.redirect(asked.address(frame.address()) + "&" + OF + "=" + sent.value(OF) + "#rules");
                },
                refused -> page(frame, asked, found(asked, caller), refused, null));
    }

    /** Over the API, {@code PUT} with {@code If-Match} waits for this, and this for it. */
    private void save(Form typed, @Nullable UUID site) {
        changes.change("alert-rules", typed, () -> RuleFields.of(rules.current(), site), () -> {
            AlertRules tried = RuleFields.read(typed, rules.current(), site);
            try {
                rules.replace(tried);
            } catch (Refusal refusal) {
                throw RuleFields.named(refusal, tried);
            }
        });
    }

    private Form rulesOf(@Nullable UUID site) {
        return Form.showing(PAGE, RuleFields.of(rules.current(), site)).with(OF, site == null ? "" : site.toString());
    }

    private PageResult<Alert> found(AskedAlerts asked, Caller caller) {
        return alerts.list(request(asked.page()), asked.filter(caller.siteIds()));
    }

    private Html page(
            AdminFrame frame,
            AskedAlerts asked,
            PageResult<Alert> found,
            Form shown,
            AlertsPage.@Nullable TypedNote note) {
        return Html.of(
                "admin/watch/alerts", new AlertsPage(frame, asked, found, sites.of(frame.caller()), shown, note));
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
        return new PageRequest(Listing.near(page), PageRequest.DEFAULT_SIZE, "since", true);
    }
}
