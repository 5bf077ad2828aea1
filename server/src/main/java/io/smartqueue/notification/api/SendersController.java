package io.smartqueue.notification.api;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.dispatch.Backlog;
import io.smartqueue.notification.sender.Sender;
import io.smartqueue.notification.sender.Senders;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Patching;
import io.smartqueue.web.paging.Page;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/admin/senders")
@Tag(name = "senders", description = "The addresses that messages leave from, and how fast")
class SendersController {

    record SenderPace(
            @Nullable @DecimalMin("0") @Digits(integer = 4, fraction = 3) BigDecimal ratePerSecond) {}

    private final Senders senders;
    private final Backlog backlog;
    private final Patching patching;

    SendersController(Senders senders, Backlog backlog, Patching patching) {
        this.senders = senders;
        this.backlog = backlog;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_SENDERS)
    Page<SenderView> list(Principal principal) {
        Collection<Sender> used = used();
        Map<UUID, List<Backlog.Lane>> waiting = backlog.bySender(principal);
        return Page.whole(senders.all().stream()
                .filter(sender -> principal.operator() || isUsed(sender, used) && isOf(principal, sender))
                .map(sender -> SenderView.of(sender, isUsed(sender, used), waiting))
                .toList());
    }

    @PatchMapping("/{id}")
    @Requires(Right.MANAGE_SENDERS)
    SenderView pace(
            Principal principal,
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = SenderPace.class)))
                    @RequestBody
                    JsonNode changes) {
        SenderPace pace = patching.apply(new SenderPace(null), changes);
        if (changes.has("rate_per_second")) {
            senders.pace(id, pace.ratePerSecond());
        }
        return view(principal, id);
    }

    @PostMapping("/{id}/resume")
    @Requires(Right.MANAGE_SENDERS)
    SenderView resume(Principal principal, @PathVariable UUID id) {
        if (!senders.resume(id)) {
            throw Refusal.conflict("not_parked", "This sender is not parked.");
        }
        return view(principal, id);
    }

    private SenderView view(Principal principal, UUID id) {
        Sender sender = senders.find(id).orElseThrow(() -> Refusal.notFound("not_found", "There is no such sender."));
        return SenderView.of(sender, isUsed(sender, used()), backlog.bySender(principal));
    }

    private Collection<Sender> used() {
        return Stream.concat(senders.current().values().stream(), senders.own().stream())
                .toList();
    }

    /** The own sender of another organisation is nobody's business, nor that of one where the person only serves. */
    private static boolean isOf(Principal principal, Sender sender) {
        return sender.owner()
                .map(owner -> principal.may(Right.SEE_SENDERS, owner))
                .orElse(true);
    }

    private static boolean isUsed(Sender sender, Collection<Sender> used) {
        return used.stream().anyMatch(one -> one.id().equals(sender.id()));
    }
}
