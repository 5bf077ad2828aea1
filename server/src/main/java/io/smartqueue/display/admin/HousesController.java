package io.smartqueue.display.admin;

import io.smartqueue.page.Html;
import io.smartqueue.page.Reply;
import io.smartqueue.page.Sheet;
import io.smartqueue.staff.Membership;
import io.smartqueue.staff.Principal;
import io.smartqueue.staff.Requires;
import io.smartqueue.staff.Right;
import io.smartqueue.staff.SignedIn;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The start page: redirects to the only organisation, or offers a choice. */
@Controller
class HousesController {

    private final Tenants tenants;

    HousesController(Tenants tenants) {
        this.tenants = tenants;
    }

    @GetMapping("/admin")
    @SignedIn
    Reply choose(Sheet sheet, Principal principal) {
        if (principal.mustChangePassword()) {
            return Reply.redirect("/password");
        }
        List<Tenant> houses = principal.operator()
                ? tenants.all()
                : principal.memberships().stream()
                        .map(Membership::tenant)
                        .map(tenants::get)
                        .toList();
        return houses.size() == 1
                ? Reply.redirect("/admin/" + houses.getFirst().slug())
                : Html.of("admin/houses", new HousesPage(sheet, houses));
    }

    @GetMapping("/admin/{slug}")
    @Requires(Right.MANAGE_SCREENS)
    Reply enter(@PathVariable String slug) {
        return Reply.redirect("/admin/" + slug + "/screens");
    }
}
