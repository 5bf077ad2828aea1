package io.smartqueue.admin;

import io.smartqueue.admin.part.Listing;
import io.smartqueue.display.NoticeDraft;
import io.smartqueue.display.Notices;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.Language;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.Site;
import io.smartqueue.web.paging.PageRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
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

/** The page of notices to everybody who waits. */
@Controller
@RequestMapping("/admin/{slug}/notices")
class NoticesPageController {

    private static final int LONGEST = 160;

    private final Notices notices;
    private final OwnSites sites;
    private final InstantSource clock;

    NoticesPageController(Notices notices, OwnSites sites, InstantSource clock) {
        this.notices = notices;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Right.MANAGE_SCREENS)
    Html list(PageContext pageContext, Caller caller, @RequestParam(defaultValue = "1") int page) {
        return page(AdminFrame.of(pageContext, caller, "notices"), page, NoticesPage.Typed.NOTHING);
    }

    @PostMapping
    @Requires(Right.MANAGE_SCREENS)
    Reply put(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String starts,
            @RequestParam(defaultValue = "") String ends,
            @RequestParam Map<String, String> fields) {
        AdminFrame adminFrame = AdminFrame.of(pageContext, caller, "notices");
        var typed = new NoticesPage.Typed(texts(fields), site, starts, ends);
        try {
            notices.put(draft(typed, caller), caller);
            return Reply.redirect(adminFrame.address());
        } catch (Refusal refusal) {
            return page(adminFrame.refused(refusal), 1, typed).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{id}/end")
    @Requires(Right.MANAGE_SCREENS)
    Reply end(@PathVariable String slug, @PathVariable UUID id) {
        notices.end(id);
        return Reply.redirect("/admin/" + slug + "/notices");
    }

    private Html page(AdminFrame adminFrame, int number, NoticesPage.Typed typed) {
        Caller caller = adminFrame.caller();
        var paging = PageRequest.newestFirst(Listing.near(number), PageRequest.DEFAULT_SIZE);
        return Html.of(
                "admin/notices",
                new NoticesPage(
                        adminFrame, notices.list(caller.siteIds(), paging), sites.of(caller), clock.instant(), typed));
    }

    private NoticeDraft draft(NoticesPage.Typed typed, Caller caller) {
        Site at = sites.of(caller).stream()
                .filter(known -> known.slug().value().equals(typed.site()))
                .findFirst()
                .orElseThrow(() -> Refusal.field("site", "unknown_site", "There is no such site."));
        if (typed.texts().isEmpty()) {
            throw Refusal.field("texts", "text_missing", "Write something in one language at least.");
        }
        if (typed.texts().values().stream().anyMatch(text -> text.length() > LONGEST)) {
            throw Refusal.field("texts", "text_length", "Write at most 160 signs.");
        }
        return new NoticeDraft(
                at.id().value(),
                typed.texts(),
                moment("starts", typed.starts(), at.zone()),
                moment("ends", typed.ends(), at.zone()));
    }

    private static Map<String, String> texts(Map<String, String> fields) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            String text = fields.getOrDefault("text_" + language.code(), "").strip();
            if (!text.isEmpty()) {
                texts.put(language.code(), text);
            }
        }
        return texts;
    }

    /** In the site's time zone. */
    private static @Nullable Instant moment(String field, String typed, ZoneId zone) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeParseException malformed) {
            throw Refusal.field(field, "no_moment", "Give a day and an hour.");
        }
    }
}
