package io.smartqueue.admin.people.customer;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Customer;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.register.ConsentRegister;
import io.smartqueue.customer.suppression.Reason;
import io.smartqueue.customer.suppression.Suppressions;
import io.smartqueue.notification.Notification;
import io.smartqueue.notification.Notifications;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.PageRequest;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The visits of a customer, what they agreed to, and what they were told. */
@Component
class CustomerHistory {

    private static final int SHOWN = 10;

    private final ConsentRegister register;
    private final Suppressions suppressions;
    private final Notifications notifications;
    private final CustomerVisits visits;

    CustomerHistory(
            ConsentRegister register, Suppressions suppressions, Notifications notifications, CustomerVisits visits) {
        this.register = register;
        this.suppressions = suppressions;
        this.notifications = notifications;
        this.visits = visits;
    }

    /**
     * @param visit the page of visits
     * @param consent the page of the register
     */
    CustomerPage page(AdminFrame desk, Customer customer, Form form, int visit, int consent) {
        var latest = new PageRequest(Listing.near(consent), SHOWN, "at", true);
        return new CustomerPage(
                desk,
                customer,
                form,
                visits.of(desk, customer, Listing.near(visit)),
                register.of(customer.id().value(), latest),
                stopped(customer),
                letters(desk.caller(), customer));
    }

    private Map<Medium, Reason> stopped(Customer customer) {
        Map<Medium, Reason> stopped = new EnumMap<>(Medium.class);
        for (Medium medium : Medium.values()) {
            address(customer, medium.contact())
                    .flatMap(address -> suppressions.of(medium, address))
                    .ifPresent(reason -> stopped.put(medium, reason));
        }
        return stopped;
    }

    private static Optional<String> address(Customer customer, ContactPoint.Kind kind) {
        ContactPoint point = switch (kind) {
            case PHONE -> customer.phone();
            case EMAIL -> customer.email();
            case BROWSER -> null;
        };
        return Optional.ofNullable(point).map(ContactPoint::address);
    }

    private List<Notification> letters(Caller caller, Customer customer) {
        if (!caller.may(Right.SEE_MESSAGES)) {
            return List.of();
        }
        return Stream.of(ContactPoint.Kind.PHONE, ContactPoint.Kind.EMAIL)
                .flatMap(kind -> address(customer, kind).stream())
                .flatMap(address -> notifications
                        .list(
                                PageRequest.newestFirst(1, SHOWN),
                                new Notifications.Filter(
                                        null, null, address, null, null, null, null, null, caller.siteIds()))
                        .results()
                        .stream())
                .toList();
    }
}
