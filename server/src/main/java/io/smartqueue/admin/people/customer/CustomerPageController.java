package io.smartqueue.admin.people.customer;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.customer.Customer;
import io.smartqueue.customer.CustomerDraft;
import io.smartqueue.customer.CustomerId;
import io.smartqueue.customer.Customers;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a customer. */
@Controller
@RequestMapping("/admin/{slug}/customers/{id}")
class CustomerPageController {

    private final Customers customers;
    private final CustomerHistory history;
    private final FormChanges changes;

    CustomerPageController(Customers customers, CustomerHistory history, FormChanges changes) {
        this.customers = customers;
        this.history = history;
        this.changes = changes;
    }

    @GetMapping
    @Requires(Right.SEE_CUSTOMERS)
    Html read(
            PageContext pageContext,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "1") int visits,
            @RequestParam(defaultValue = "1") int consents) {
        Customer customer = customers.get(new CustomerId(id));
        Form form = Form.showing(CustomerForm.KIND, CustomerForm.of(customer, caller));
        return Html.of(
                "admin/people/customer", history.page(desk(pageContext, caller), customer, form, visits, consents));
    }

    @PostMapping
    @Requires(Right.MANAGE_CUSTOMERS)
    Reply change(
            PageContext pageContext,
            Caller caller,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame desk = desk(pageContext, caller);
        var customer = new CustomerId(id);
        return Form.typed(CustomerForm.KIND, fields)
                .attempt(typed -> save(desk, customer, typed), refused -> show(desk, customers.get(customer), refused));
    }

    private Reply save(AdminFrame desk, CustomerId id, Form typed) {
        CustomerDraft draft =
                CustomerForm.draft(changes, typed, customers.get(id).isActive());
        changes.change(
                "customers/" + id,
                typed,
                () -> CustomerForm.of(customers.get(id), desk.caller()),
                () -> customers.change(id, present -> draft, CustomersPageController.by(desk.caller())));
        return AdminFrame.done(desk.address() + "/" + id, "saved");
    }

    /** Gone where there is no history, else deactivated. */
    @PostMapping("/remove")
    @Requires(Right.MANAGE_CUSTOMERS)
    Reply remove(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        AdminFrame desk = desk(pageContext, caller);
        return customers.remove(new CustomerId(id)).isPresent()
                ? AdminFrame.done(desk.address() + "/" + id, "deactivated")
                : AdminFrame.done(desk.address(), "removed");
    }

    @PostMapping("/return")
    @Requires(Right.MANAGE_CUSTOMERS)
    Reply takeBack(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        customers.change(
                new CustomerId(id),
                present -> new CustomerDraft(
                        present.firstName(),
                        present.lastName(),
                        present.phone(),
                        present.email(),
                        present.language(),
                        present.notifySms(),
                        present.notifyWhatsapp(),
                        present.notifyEmail(),
                        true),
                CustomersPageController.by(caller));
        return AdminFrame.done(desk(pageContext, caller).address() + "/" + id, "saved");
    }

    private Html show(AdminFrame desk, Customer customer, Form form) {
        return Html.of("admin/people/customer", history.page(desk, customer, form, 1, 1));
    }

    private static AdminFrame desk(PageContext pageContext, Caller caller) {
        return AdminFrame.of(pageContext, caller, CustomersPageController.PAGE);
    }
}
