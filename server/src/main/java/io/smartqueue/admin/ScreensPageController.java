package io.smartqueue.admin;

import io.smartqueue.admin.part.Listing;
import io.smartqueue.display.ScreenDraft;
import io.smartqueue.display.Screens;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.PageRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of screens: lists them, pairs a new one by its code, renames and removes them. */
@Controller
@RequestMapping("/admin/{slug}/screens")
class ScreensPageController {

    private static final int LONGEST_NAME = 80;

    private final Screens screens;
    private final OwnSites sites;
    private final InstantSource clock;

    ScreensPageController(Screens screens, OwnSites sites, InstantSource clock) {
        this.screens = screens;
        this.sites = sites;
        this.clock = clock;
    }

    @GetMapping
    @Requires(Right.MANAGE_SCREENS)
    Html list(PageContext pageContext, Caller caller, @RequestParam(defaultValue = "1") int page) {
        String language = pageContext.words().language().code();
        return page(
                AdminFrame.of(pageContext, caller, "screens"),
                page,
                new ScreensPage.Typed("", "", "", language, List.of(), true));
    }

    @PostMapping
    @Requires(Right.MANAGE_SCREENS)
    Reply pair(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "fr") String language,
            @RequestParam(defaultValue = "") List<String> also,
            @RequestParam(defaultValue = "false") boolean voice) {
        AdminFrame adminFrame = AdminFrame.of(pageContext, caller, "screens");
        var typed = new ScreensPage.Typed(cut(code, 20), cut(name, LONGEST_NAME), site, language, also, voice);
        try {
            screens.pair(typed.code(), draft(name, typed), caller);
            return Reply.redirect(adminFrame.address());
        } catch (Refusal refusal) {
            return page(adminFrame.refused(refusal), 1, typed)
                    .status(
                            refusal.kind() == Refusal.Kind.TOO_MANY
                                    ? HttpStatus.TOO_MANY_REQUESTS
                                    : HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{id}/name")
    @Requires(Right.MANAGE_SCREENS)
    Reply rename(@PathVariable String slug, Caller caller, @PathVariable UUID id, @RequestParam String name) {
        ScreenDraft present = ScreenDraft.of(screens.get(id));
        var renamed = new ScreenDraft(
                named(name),
                present.site(),
                present.siteId(),
                present.kind(),
                present.languages(),
                present.voice(),
                present.services());
        screens.change(id, renamed, caller);
        return Reply.redirect("/admin/" + slug + "/screens");
    }

    @PostMapping("/{id}/revoke")
    @Requires(Right.MANAGE_SCREENS)
    Reply revoke(@PathVariable String slug, @PathVariable UUID id) {
        screens.revoke(id);
        return Reply.redirect("/admin/" + slug + "/screens");
    }

    private Html page(AdminFrame adminFrame, int number, ScreensPage.Typed typed) {
        Caller caller = adminFrame.caller();
        var paging = PageRequest.newestFirst(Listing.near(number), PageRequest.DEFAULT_SIZE);
        return Html.of(
                "admin/screens",
                new ScreensPage(
                        adminFrame,
                        screens.list(null, caller.siteIds(), paging),
                        sites.of(caller),
                        typed,
                        clock.instant()));
    }

    private static ScreenDraft draft(String name, ScreensPage.Typed typed) {
        List<String> languages = Stream.concat(Stream.of(typed.language()), typed.also().stream())
                .distinct()
                .toList();
        return new ScreenDraft(named(name), typed.site(), null, null, languages, typed.voice(), null);
    }

    private static String named(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw Refusal.field("name", "name_length", "Give a name of at most 80 signs.");
        }
        return name.strip();
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}
