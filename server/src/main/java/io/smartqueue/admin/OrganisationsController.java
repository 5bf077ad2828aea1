package io.smartqueue.admin;

import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Membership;
import io.smartqueue.security.Principal;
import io.smartqueue.security.SignedIn;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The start page: redirects to the only organisation, or offers a choice. */
@Controller
class OrganisationsController {

    private final Tenants tenants;

    OrganisationsController(Tenants tenants) {
        this.tenants = tenants;
    }

    @GetMapping("/admin")
    @SignedIn
    Reply choose(PageContext pageContext, Principal principal) {
        if (principal.mustChangePassword()) {
            return Reply.redirect("/password");
        }
        List<Tenant> organisations = principal.operator()
                ? tenants.all()
                : principal.memberships().stream()
                        .map(Membership::tenant)
                        .map(tenants::get)
                        .toList();
        return organisations.size() == 1
                ? Reply.redirect("/admin/" + organisations.getFirst().slug())
                : Html.of("admin/organisations", new OrganisationsPage(pageContext, organisations));
    }
}
