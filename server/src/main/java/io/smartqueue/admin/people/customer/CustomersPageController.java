package io.smartqueue.admin.people.customer;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.customer.Customer;
import io.smartqueue.customer.Customers;
import io.smartqueue.customer.register.ConsentGiven;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.PageRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The customers: finding them, and writing one down. */
@Controller
@RequestMapping("/admin/{slug}/customers")
class CustomersPageController {

    static final String PAGE = "customers";

    private final Customers customers;
    private final FormChanges changes;

    CustomersPageController(Customers customers, FormChanges changes) {
        this.customers = customers;
        this.changes = changes;
    }

    @GetMapping
    @Requires(Right.SEE_CUSTOMERS)
    Html list(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state) {
        var paging = PageRequest.newestFirst(Listing.near(page), PageRequest.DEFAULT_SIZE);
        // Else an agent could find out a hidden number digit by digit.
        boolean deep = caller.may(Right.SEE_FULL_PHONES);
        Boolean active = state.equals("active") ? Boolean.TRUE : state.equals("inactive") ? Boolean.FALSE : null;
        var list = new Listing<>(customers.list(active, null, q, deep, paging), Map.of("q", q, "state", state));
        return show(AdminFrame.of(pageContext, caller, PAGE), list, Form.blank(CustomerForm.KIND, Map.of()), false);
    }

    @GetMapping("/new")
    @Requires(Right.MANAGE_CUSTOMERS)
    Html blank(PageContext pageContext, Caller caller) {
        AdminFrame desk = AdminFrame.of(pageContext, caller, PAGE);
        return show(desk, nobody(), Form.blank(CustomerForm.KIND, Map.of("language", desk.language())), true);
    }

    @PostMapping("/new")
    @Requires(Right.MANAGE_CUSTOMERS)
    Reply create(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame desk = AdminFrame.of(pageContext, caller, PAGE);
        return Form.typed(CustomerForm.KIND, fields)
                .attempt(
                        typed -> {
                            var created = customers.create(CustomerForm.draft(changes, typed, true), by(caller));
                            return AdminFrame.done(desk.address() + "/" + created.id(), "created");
                        },
                        refused -> show(desk, nobody(), refused, true));
    }

    private static Html show(AdminFrame desk, Listing<Customer> list, Form form, boolean isNew) {
        return Html.of("admin/people/customers", new CustomersPage(desk, list, form, isNew));
    }

    private static Listing<Customer> nobody() {
        return new Listing<>(
                PageRequest.newestFirst(1, PageRequest.DEFAULT_SIZE).of(0, List.of()), Map.of());
    }

    static ConsentGiven.By by(Caller caller) {
        return ConsentGiven.By.staff(
                caller.membership().map(place -> place.id().value()).orElse(null));
    }
}
