package io.smartqueue.customer;

import io.smartqueue.customer.register.ConsentGiven;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Patching;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/customers")
@Tag(name = "customers", description = "The people an organisation may contact, and how")
class CustomersController {

    record CustomerView(
            UUID id,
            String firstName,
            String lastName,

            @Nullable @Schema(description = "E.164; masked below manager")
            String phone,

            @Nullable @Schema(description = "Masked below manager")
            String email,

            String language,
            boolean notifySms,
            boolean notifyWhatsapp,
            boolean notifyEmail,
            boolean isActive,
            Instant createdAt) {

        static CustomerView of(Customer customer, Caller caller) {
            boolean full = caller.may(Right.SEE_FULL_PHONES);
            Set<Medium> consents = customer.consent().media();
            return new CustomerView(
                    customer.id().value(),
                    customer.firstName(),
                    customer.lastName(),
                    Optional.ofNullable(customer.phone())
                            .map(full ? PhoneNumber::e164 : PhoneNumber::masked)
                            .orElse(null),
                    Optional.ofNullable(customer.email())
                            .map(full ? EmailAddress::value : EmailAddress::masked)
                            .orElse(null),
                    customer.language(),
                    consents.contains(Medium.SMS),
                    consents.contains(Medium.WHATSAPP),
                    consents.contains(Medium.EMAIL),
                    customer.isActive(),
                    customer.createdAt());
        }
    }

    private final Customers customers;
    private final Patching patching;

    CustomersController(Customers customers, Patching patching) {
        this.customers = customers;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_CUSTOMERS)
    Page<CustomerView> list(
            Caller caller,
            @RequestParam(name = "is_active", required = false) @Nullable Boolean active,
            @RequestParam(name = "phone", required = false) @Nullable String phone,
            @RequestParam(name = "q", required = false) @Nullable String words,
            @SortableBy({"created_at", "first_name", "last_name"}) Paging paging) {
        PhoneNumber number = phone == null
                ? null
                // A plus that was not percent-encoded arrives as a space.
                : PhoneNumber.parse(
                                phone.replaceFirst("^ ", "+"), caller.tenant().country())
                        .orElseThrow(() -> Refusal.field("phone", "invalid_phone", PhoneNumber.ADVICE));
        // Else an agent could find out a hidden number digit by digit.
        boolean deep = caller.may(Right.SEE_FULL_PHONES);
        return paging.view(customers
                .list(active, number, words, deep, paging.request())
                .map(customer -> CustomerView.of(customer, caller)));
    }

    @PostMapping
    @Requires(Right.MANAGE_CUSTOMERS)
    @ResponseStatus(HttpStatus.CREATED)
    CustomerView create(Caller caller, @Valid @RequestBody CustomerDraft draft) {
        return CustomerView.of(customers.create(draft, by(caller)), caller);
    }

    @GetMapping("/{id}")
    @Requires(Right.SEE_CUSTOMERS)
    CustomerView read(Caller caller, @PathVariable UUID id) {
        return CustomerView.of(customers.get(new CustomerId(id)), caller);
    }

    @PutMapping("/{id}")
    @Requires(Right.MANAGE_CUSTOMERS)
    CustomerView replace(Caller caller, @PathVariable UUID id, @Valid @RequestBody CustomerDraft draft) {
        return CustomerView.of(customers.change(new CustomerId(id), present -> draft, by(caller)), caller);
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_CUSTOMERS)
    CustomerView change(
            Caller caller,
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = CustomerDraft.class)))
                    @RequestBody
                    JsonNode changes) {
        return CustomerView.of(
                customers.change(new CustomerId(id), present -> patching.apply(present, changes), by(caller)), caller);
    }

    /** 204 when gone; 200 with the customer when there is history and only a deactivation was possible. */
    @DeleteMapping("/{id}")
    @Requires(Right.MANAGE_CUSTOMERS)
    ResponseEntity<CustomerView> remove(Caller caller, @PathVariable UUID id) {
        return customers
                .remove(new CustomerId(id))
                .map(customer -> ResponseEntity.ok(CustomerView.of(customer, caller)))
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static ConsentGiven.By by(Caller caller) {
        return ConsentGiven.By.staff(
                caller.membership().map(place -> place.id().value()).orElse(null));
    }
}
