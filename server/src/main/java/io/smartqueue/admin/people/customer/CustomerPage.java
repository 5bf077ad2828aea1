package io.smartqueue.admin.people.customer;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Question;
import io.smartqueue.customer.Customer;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.register.ConsentGiven;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.notification.Notification;
import io.smartqueue.page.Messages;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.PageResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A customer, with their visits, what they agreed to and what they were told.
 *
 * @param visits at the sites of the reader, the latest first
 * @param consents lines of the register, the latest first
 * @param stopped why nothing is sent to them, by channel
 * @param letters the latest messages to them; none for those who may not see messages
 */
public record CustomerPage(
        AdminFrame desk,
        Customer customer,
        Form form,
        PageResult<CustomerVisit> visits,
        PageResult<ConsentGiven> consents,
        Map<Medium, Reason> stopped,
        List<Notification> letters) {

    public String address() {
        return desk.address() + "/" + customer.id();
    }

    public String title() {
        return customer.name();
    }

    /** So that another page of the visits keeps that of the consents, and the other way round. */
    public String keeping(String name, PageResult<?> shown) {
        return shown.hasPrevious() ? name + "=" + shown.request().number() + "&" : "";
    }

    public boolean manages() {
        return desk.caller().may(Right.MANAGE_CUSTOMERS);
    }

    public boolean seesMessages() {
        return desk.caller().may(Right.SEE_MESSAGES);
    }

    public List<Medium> media() {
        return Medium.toCustomers();
    }

    public List<Choice> languages() {
        return CustomerWords.languages(form.value("language"));
    }

    /** In the organisation's time zone. */
    public String moment(Instant at) {
        Messages words = desk.sheet().words();
        return words.day(at) + " " + words.hour(at);
    }

    public String given(ConsentGiven line) {
        Messages words = desk.sheet().words();
        return words.say(
                line.given() ? "customers.given" : "customers.withdrawn",
                "medium",
                words.say("counter.medium." + line.channel().code()));
    }

    public String how(ConsentGiven line) {
        Messages words = desk.sheet().words();
        return words.say("customers.how." + line.how().code()) + " · "
                + words.say("customers.by." + line.by().type());
    }

    public String stopped(Medium medium, Reason reason) {
        Messages words = desk.sheet().words();
        return words.say("counter.medium." + medium.code()) + ": " + words.say("customers.stop." + reason.code());
    }

    public Question removing() {
        Messages words = desk.sheet().words();
        return new Question(
                address() + "/remove",
                words.say("customers.remove"),
                words.say("customers.remove.ask", "name", customer.name()),
                List.of(words.say("customers.remove.follows"), words.say("customers.remove.history")),
                words.say("customers.remove.do"));
    }
}
