package io.smartqueue.display.admin;

import io.smartqueue.page.Html;
import io.smartqueue.page.Sheet;
import io.smartqueue.queue.visit.Lines;
import io.smartqueue.staff.Caller;
import io.smartqueue.staff.Requires;
import io.smartqueue.staff.Right;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
class PostersController {

    private final OwnSites sites;
    private final Lines lines;

    PostersController(OwnSites sites, Lines lines) {
        this.sites = sites;
        this.lines = lines;
    }

    @GetMapping("/admin/{slug}/posters")
    @Requires(Right.MANAGE_SCREENS)
    Html list(Sheet sheet, Caller caller) {
        return Html.of(
                "admin/posters",
                new PostersPage(
                        Desk.of(sheet, caller, "posters"),
                        sites.of(caller).stream()
                                .map(site -> new PostersPage.Place(site, lines.at(site.id())))
                                .toList()));
    }
}
