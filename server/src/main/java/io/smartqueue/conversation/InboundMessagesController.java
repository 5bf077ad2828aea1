package io.smartqueue.conversation;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "inbound-messages", description = "What people wrote, and what they were answered")
class InboundMessagesController {

    record InboundMessageView(
            UUID id,
            Medium channel,
            String from,
            String to,
            String body,
            @Nullable String button,
            String providerId,
            Instant receivedAt,
            boolean understood,
            @Nullable UUID ticketId,
            @Nullable UUID answerId) {

        static InboundMessageView of(InboundLog.Entry entry, boolean full) {
            return new InboundMessageView(
                    entry.id(),
                    entry.channel(),
                    full ? entry.from() : PhoneNumber.mask(entry.from()),
                    entry.to(),
                    entry.body(),
                    entry.button(),
                    entry.providerId(),
                    entry.receivedAt(),
                    entry.understood(),
                    entry.ticketId(),
                    entry.answerId());
        }
    }

    private final InboundLog inbound;

    InboundMessagesController(InboundLog inbound) {
        this.inbound = inbound;
    }

    @GetMapping("/tenants/{slug}/inbound-messages")
    @Requires(Right.SEE_MESSAGES)
    Page<InboundMessageView> list(
            Caller caller,
            @SortableBy("received_at") Paging paging,
            @RequestParam(required = false) @Nullable Medium channel,
            @RequestParam(required = false) @Nullable UUID ticket,
            @RequestParam(required = false) @Nullable Boolean understood) {
        boolean full = caller.may(Right.SEE_FULL_PHONES);
        return paging.view(inbound.list(paging.request(), new InboundLog.Filter(channel, ticket, understood))
                .map(entry -> InboundMessageView.of(entry, full)));
    }

    /** Those for which no organisation was found. */
    @GetMapping("/admin/inbound-messages")
    @Requires(Right.SEE_MESSAGES)
    Page<InboundMessageView> strays(
            Principal principal,
            @SortableBy("received_at") Paging paging,
            @RequestParam(required = false) @Nullable Medium channel) {
        if (!principal.operator()) {
            throw Refusal.forbidden("missing_right", "Only the operator sees messages of no organisation.");
        }
        return paging.view(inbound.strays(paging.request(), channel).map(entry -> InboundMessageView.of(entry, true)));
    }
}
