package io.smartqueue.customer.suppression;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/suppressions")
@Tag(name = "suppressions", description = "Addresses that an organisation does not write to")
class SuppressionsController {

    record SuppressionView(
            UUID id,
            Medium channel,

            @Schema(description = "E.164 or an e-mail address; masked below manager")
            String recipient,

            Reason reason,
            Instant since,
            @Nullable Instant until,
            String proof) {

        static SuppressionView of(Suppression found, Caller caller) {
            return new SuppressionView(
                    found.id(),
                    found.channel(),
                    caller.may(Right.SEE_FULL_PHONES) ? found.recipient() : found.masked(),
                    found.reason(),
                    found.since(),
                    found.until(),
                    found.proof());
        }
    }

    @JsonIgnoreProperties({"id", "since"})
    record Written(
            @NotNull Medium channel,
            @NotBlank @Size(max = 254) String recipient,

            @Nullable @Schema(description = "by_staff when absent")
            Reason reason,

            @Nullable @Future Instant until,
            @Nullable @Size(max = 500) String proof) {}

    private final Suppressions suppressions;

    SuppressionsController(Suppressions suppressions) {
        this.suppressions = suppressions;
    }

    @GetMapping
    @Requires(Right.SEE_CUSTOMERS)
    Page<SuppressionView> list(
            Caller caller,
            @SortableBy("since") Paging paging,
            @RequestParam(required = false) @Nullable Medium channel,
            @RequestParam(required = false) @Nullable String recipient,
            @RequestParam(required = false) @Nullable Reason reason) {
        String address = recipient == null ? null : address(caller, channel, recipient.replaceFirst("^ ", "+"));
        return paging.view(suppressions
                .list(paging.request(), new Suppressions.Filter(channel, address, reason))
                .map(found -> SuppressionView.of(found, caller)));
    }

    /**
     * 201 also when the address was suppressed for this reason before. Then end and proof are replaced, except those of
     * a stop: it is the recipient's.
     */
    @PostMapping
    @Requires(Right.MANAGE_CUSTOMERS)
    @ResponseStatus(HttpStatus.CREATED)
    SuppressionView add(Caller caller, @Valid @RequestBody Written written) {
        String recipient = address(caller, written.channel, written.recipient);
        Reason reason = Objects.requireNonNullElse(written.reason, Reason.BY_STAFF);
        String proof =
                written.proof == null || written.proof.isBlank() ? by(caller) : written.proof + " (" + by(caller) + ")";
        if (reason != Reason.STOP) {
            return SuppressionView.of(
                    suppressions.add(written.channel, recipient, reason, written.until, proof), caller);
        }
        if (written.until != null) {
            throw Refusal.field("until", "not_for_a_stop", "Leave it out: only the recipient ends a stop.");
        }
        return SuppressionView.of(suppressions.addStop(written.channel, recipient, proof), caller);
    }

    @DeleteMapping("/{id}")
    @Requires(Right.MANAGE_CUSTOMERS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id) {
        suppressions.remove(id);
    }

    private static String by(Caller caller) {
        return caller.membership().map(place -> "staff " + place.id().value()).orElse("operator");
    }

    private static String address(Caller caller, @Nullable Medium channel, String typed) {
        Medium medium = channel == null ? (typed.contains("@") ? Medium.EMAIL : Medium.SMS) : channel;
        return medium.read(typed, caller.tenant().country())
                .map(ContactPoint::address)
                .orElseThrow(() -> Refusal.field(
                        "recipient",
                        "invalid_" + medium.contact().code(),
                        "Give a telephone number, such as +221771234567, or an e-mail address."));
    }
}
