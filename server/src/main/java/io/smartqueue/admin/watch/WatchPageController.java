package io.smartqueue.admin.watch;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.OwnSites;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.Actor;
import io.smartqueue.queue.day.Incidents;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.SiteId;
import io.smartqueue.watch.now.WatchReader;
import io.smartqueue.web.OptionalText;
import io.smartqueue.web.PlainText;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which managers see what goes on, and stop and resume the line of a site. */
@Controller
@RequestMapping("/admin/{slug}/watch")
class WatchPageController {

    private final WatchReader watch;
    private final Incidents incidents;
    private final OwnSites sites;

    WatchPageController(WatchReader watch, Incidents incidents, OwnSites sites) {
        this.watch = watch;
        this.incidents = incidents;
        this.sites = sites;
    }

    @GetMapping
    @Requires(Right.WATCH)
    Html read(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String begin) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, "watch");
        UUID at = id(begin);
        return page(frame, id(site), at == null ? null : new IncidentForm(at, "", "", null));
    }

    @PostMapping("/incidents")
    @Requires(Right.MANAGE_QUEUES)
    Reply begin(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "") String message) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, "watch");
        UUID at = known(site, caller);
        String seen = PlainText.visible(note).strip();
        String told = PlainText.visible(message).strip();
        String slip = IncidentForm.slip(seen, told);
        try {
            if (slip != null) {
                throw Refusal.field(slip, "no_incident_" + slip, "Say it in a few words.");
            }
            incidents.begin(new SiteId(at), seen, OptionalText.of(told), Actor.of(caller));
            return Reply.redirect(address(frame, shown));
        } catch (Refusal refusal) {
            var typed = new IncidentForm(at, seen, told, slip);
            return page(frame.refused(refusal), id(shown), typed).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/incidents/end")
    @Requires(Right.MANAGE_QUEUES)
    Reply end(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String shown) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, "watch");
        try {
            incidents.end(new SiteId(required(site)), OptionalText.of(null), Actor.of(caller));
            return Reply.redirect(address(frame, shown));
        } catch (Refusal refusal) {
            return page(frame.refused(refusal), id(shown), null).status(HttpStatus.CONFLICT);
        }
    }

    private Html page(AdminFrame frame, @Nullable UUID site, @Nullable IncidentForm incident) {
        Caller caller = frame.caller();
        return Html.of(
                "admin/watch/page",
                new WatchPage(
                        frame,
                        watch.of(caller, site),
                        sites.of(caller),
                        site == null ? "" : site.toString(),
                        incident));
    }

    /** @param shown the id of the only site that is shown; empty for all */
    static String address(AdminFrame frame, String shown) {
        UUID site = id(shown);
        return frame.root() + "/watch" + (site == null ? "" : "?site=" + site);
    }

    private UUID known(String site, Caller caller) {
        UUID id = required(site);
        if (sites.of(caller).stream().noneMatch(one -> one.id().value().equals(id))) {
            throw unknownSite();
        }
        return id;
    }

    private static UUID required(String site) {
        UUID id = id(site);
        if (id == null) {
            throw unknownSite();
        }
        return id;
    }

    private static @Nullable UUID id(String typed) {
        try {
            return typed.isBlank() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException malformed) {
            throw unknownSite();
        }
    }

    private static Refusal unknownSite() {
        return Refusal.notFound("unknown_site", "There is no such site.");
    }
}
