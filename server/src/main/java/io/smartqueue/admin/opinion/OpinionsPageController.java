package io.smartqueue.admin.opinion;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.OwnSites;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.opinion.GivenOpinions;
import io.smartqueue.opinion.OpinionFilter;
import io.smartqueue.opinion.OpinionSettingsStore;
import io.smartqueue.opinion.result.ResultReader;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.Services;
import io.smartqueue.web.paging.PageRequest;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of opinions: results, comments, and the question. */
@Controller
@RequestMapping("/admin/{slug}/opinions")
class OpinionsPageController {

    private final ResultReader results;
    private final GivenOpinions opinions;
    private final OpinionSettingsStore settings;
    private final OwnSites sites;
    private final Services services;
    private final InstantSource clock;

    OpinionsPageController(
            ResultReader results,
            GivenOpinions opinions,
            OpinionSettingsStore settings,
            OwnSites sites,
            Services services,
            InstantSource clock) {
        this.results = results;
        this.opinions = opinions;
        this.settings = settings;
        this.sites = sites;
        this.services = services;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Right.SEE_OPINIONS)
    Html read(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(name = "at_most", defaultValue = "") String atMost,
            @RequestParam(defaultValue = "") String q) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, "opinions");
        return show(frame, new AskedOpinions(from, to, site, service, atMost, q), page);
    }

    @PostMapping
    @Requires(Right.MANAGE_OPINIONS)
    Reply decide(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String share,
            @RequestParam(defaultValue = "") String delay,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "false") boolean named) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, "opinions");
        var typed = new TypedSettings(question, share, delay, days, named);
        try {
            settings.change(typed.settings());
            return Reply.redirect(frame.address());
        } catch (Refusal refusal) {
            var asked = new AskedOpinions("", "", "", "", "", "");
            return page(frame.refused(refusal), asked, nothing(), typed).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Html show(AdminFrame frame, AskedOpinions asked, int page) {
        TypedSettings present = TypedSettings.of(settings.current());
        try {
            AskedOpinions whole = asked.upTo(today(frame.caller()));
            OpinionFilter filter = whole.filter(frame.caller().siteIds());
            var answers = new OpinionsPage.Answers(results.of(filter), opinions.list(request(page), filter));
            return page(frame, whole, answers, present);
        } catch (Refusal refusal) {
            return page(frame.refused(refusal), asked, nothing(), present).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Html page(AdminFrame frame, AskedOpinions asked, OpinionsPage.Answers answers, TypedSettings typed) {
        var offered = new OpinionsPage.Offered(sites.of(frame.caller()), services.all(true));
        return Html.of("admin/opinions", new OpinionsPage(frame, asked, offered, answers, typed));
    }

    private static OpinionsPage.Answers nothing() {
        return new OpinionsPage.Answers(List.of(), request(1).of(0, List.of()));
    }

    private static PageRequest request(int page) {
        return new PageRequest(Listing.near(page), PageRequest.DEFAULT_SIZE, "at", true);
    }

    private LocalDate today(Caller caller) {
        return LocalDate.ofInstant(clock.instant(), caller.tenant().zone());
    }
}
