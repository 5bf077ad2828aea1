package io.smartqueue.admin.operator;

import io.smartqueue.notification.dispatch.Backlog;
import io.smartqueue.notification.held.HeldMessages;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.settings.Examination;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.paging.PageRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The installation as its operator sees it. */
@Controller
@RequestMapping("/operator")
class OperatorController {

    private static final int LAST_PAGE = 100_000;

    private final Tenants tenants;
    private final OrganisationUses uses;
    private final Backlog backlog;
    private final HeldMessages held;
    private final ApplicationContext program;

    OperatorController(
            Tenants tenants, OrganisationUses uses, Backlog backlog, HeldMessages held, ApplicationContext program) {
        this.tenants = tenants;
        this.uses = uses;
        this.backlog = backlog;
        this.held = held;
        this.program = program;
    }

    @GetMapping
    @Requires(Right.RUN_INSTALLATION)
    Reply enter() {
        return Reply.redirect("/operator/organisations");
    }

    @GetMapping("/organisations")
    @Requires(Right.RUN_INSTALLATION)
    Html organisations(
            PageContext pageContext,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        List<Tenant> found =
                tenants.all().stream().filter(tenant -> fits(tenant, q)).toList();
        var paging = new PageRequest(Math.clamp(page, 1, LAST_PAGE), PageRequest.DEFAULT_SIZE, "slug", false);
        List<OrganisationUse> shown = found.stream()
                .skip(paging.offset())
                .limit(paging.size())
                .map(uses::of)
                .toList();
        return Html.of(
                "admin/operator/organisations",
                new OperatorPages.Organisations(
                        OperatorFrame.of(pageContext, "organisations"), q, paging.of(found.size(), shown)));
    }

    private static boolean fits(Tenant tenant, String typed) {
        String part = typed.strip().toLowerCase(Locale.ROOT);
        return tenant.name().toLowerCase(Locale.ROOT).contains(part)
                || tenant.slug().value().contains(part);
    }

    @GetMapping("/doctor")
    @Requires(Right.RUN_INSTALLATION)
    Html doctor(PageContext pageContext) {
        return Html.of(
                "admin/operator/doctor",
                new OperatorPages.Doctor(OperatorFrame.of(pageContext, "doctor"), List.of(), false));
    }

    /** Looks now; what is found is shown and kept nowhere. */
    @PostMapping("/doctor")
    @Requires(Right.RUN_INSTALLATION)
    Html examine(PageContext pageContext) {
        return Html.of(
                "admin/operator/doctor",
                new OperatorPages.Doctor(OperatorFrame.of(pageContext, "doctor"), Examination.atOnce(program), true));
    }

    @GetMapping("/backlog")
    @Requires(Right.RUN_INSTALLATION)
    Html waiting(PageContext pageContext, Principal principal) {
        return Html.of(
                "admin/operator/backlog",
                new OperatorPages.Waiting(
                        OperatorFrame.of(pageContext, "backlog"), backlog.of(principal), held.count()));
    }

    /** What was put aside when a backup was restored. */
    @PostMapping("/backlog/release")
    @Requires(Right.RUN_INSTALLATION)
    Reply release() {
        held.release();
        return Reply.redirect("/operator/backlog?done=released");
    }
}
