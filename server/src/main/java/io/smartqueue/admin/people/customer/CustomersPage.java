package io.smartqueue.admin.people.customer;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.customer.Customer;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.page.Messages;
import io.smartqueue.security.Right;
import java.util.List;

/**
 * The list of customers, and the form for another one.
 *
 * @param isNew whether the form for somebody new is shown
 */
public record CustomersPage(AdminFrame desk, Listing<Customer> list, Form form, boolean isNew) {

    public boolean manages() {
        return desk.caller().may(Right.MANAGE_CUSTOMERS);
    }

    public List<Choice> states() {
        Messages words = desk.sheet().words();
        return List.of(
                new Choice("active", words.say("customers.listed")),
                new Choice("inactive", words.say("customers.unlisted")));
    }

    public List<Choice> languages() {
        return CustomerWords.languages(form.value("language"));
    }

    /** As far as this reader may see it. */
    public String phone(Customer customer) {
        return CustomerForm.phone(customer, desk.caller())
                .map(PhoneNumber::written)
                .orElse("–");
    }

    /** The channels that the person agreed to, in words. */
    public String agreed(Customer customer) {
        return CustomerWords.media(
                desk.sheet().words(), customer.consent().media().stream().toList());
    }

    public String state(Customer customer) {
        Messages words = desk.sheet().words();
        return words.say(customer.isActive() ? "customers.listed" : "customers.unlisted");
    }

    public List<Medium> media() {
        return Medium.toCustomers();
    }
}
