package io.smartqueue.admin.hours;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.OpeningHours;
import io.smartqueue.site.Site;
import io.smartqueue.site.SiteId;
import io.smartqueue.site.Sites;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a site's week. Two of its buttons only fill in: the other weekdays like Monday, and holidays. */
@Controller
@RequestMapping("/admin/{slug}/sites/{id}/hours")
class HoursPageController {

    private static final String KIND = "hours";
    private static final String ACT = "act";

    private final Sites sites;
    private final OpeningHours hours;
    private final FormChanges changes;
    private final InstantSource clock;

    HoursPageController(Sites sites, OpeningHours hours, FormChanges changes, InstantSource clock) {
        this.sites = sites;
        this.hours = hours;
        this.changes = changes;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Right.MANAGE_SITES)
    Html read(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        Site site = sites.get(new SiteId(id));
        return page(
                AdminFrame.of(pageContext, caller, "sites"),
                site,
                Form.showing(KIND, Week.fields(hours.of(site.id()), today(site))));
    }

    @PostMapping
    @Requires(Right.MANAGE_SITES)
    Reply change(
            PageContext pageContext,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, "sites");
        Site site = sites.get(new SiteId(id));
        Form sent = Form.typed(KIND, fields);
        return switch (sent.value(ACT)) {
            case "copy" -> page(frame, site, FilledIn.likeMonday(sent));
            case "holidays" ->
                page(
                        frame,
                        site,
                        FilledIn.holidays(
                                sent, site.country(), today(site), frame.sheet().words()));
            default ->
                sent.attempt(
                        typed -> {
                            save(typed, site);
                            return AdminFrame.done(frame.address(), "saved");
                        },
                        refused -> page(frame, site, refused));
        };
    }

    private void save(Form typed, Site site) {
        LocalDate today = today(site);
        changes.change(
                "sites/" + site.id() + "/opening-hours",
                typed,
                () -> Week.fields(hours.of(site.id()), today),
                () -> hours.replace(site.id(), TypedWeek.read(typed, hours.of(site.id()), today)));
    }

    private LocalDate today(Site site) {
        return LocalDate.ofInstant(clock.instant(), site.zone());
    }

    private Html page(AdminFrame frame, Site site, Form form) {
        return Html.of(
                "admin/setup/hours",
                new HoursPage(
                        frame,
                        form,
                        frame.sheet().words().name(site.names()),
                        frame.address() + "/" + site.id() + "/hours",
                        Holidays.isKnown(site.country()) ? today(site).getYear() : null));
    }
}
