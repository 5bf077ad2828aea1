package io.smartqueue.admin.people.customer;

import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.customer.Customer;
import io.smartqueue.customer.CustomerDraft;
import io.smartqueue.customer.EmailAddress;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Right;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The form of a customer; phone and address stand there masked for those who may not see them. */
final class CustomerForm {

    static final String KIND = "customer";

    private CustomerForm() {}

    static Map<String, List<String>> of(Customer customer, Caller caller) {
        Map<String, List<String>> fields = new TreeMap<>();
        fields.put("first_name", List.of(customer.firstName()));
        fields.put("last_name", customer.lastName().isEmpty() ? List.of() : List.of(customer.lastName()));
        phone(customer, caller).ifPresent(phone -> fields.put("phone", List.of(phone)));
        email(customer, caller).ifPresent(email -> fields.put("email", List.of(email)));
        fields.put("language", List.of(customer.language()));
        for (Medium medium : Medium.toCustomers()) {
            boolean agreed = customer.consent().media().contains(medium);
            fields.put("notify_" + medium.code(), agreed ? List.of("true") : List.of());
        }
        return fields;
    }

    static Optional<String> phone(Customer customer, Caller caller) {
        return Optional.ofNullable(customer.phone())
                .map(caller.may(Right.SEE_FULL_PHONES) ? PhoneNumber::e164 : PhoneNumber::masked);
    }

    static Optional<String> email(Customer customer, Caller caller) {
        return Optional.ofNullable(customer.email())
                .map(caller.may(Right.SEE_FULL_PHONES) ? EmailAddress::value : EmailAddress::masked);
    }

    /** @throws io.smartqueue.kernel.Refusal that names each field which cannot be accepted */
    static CustomerDraft draft(FormChanges changes, Form typed, boolean active) {
        Map<String, List<String>> values = new TreeMap<>(typed.values());
        values.put("is_active", List.of(Boolean.toString(active)));
        return changes.draft(
                new Form(typed.kind(), values, typed.seen(), List.of(), null, Map.of()), CustomerDraft.class);
    }
}
