package io.smartqueue.notification.window;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.ChannelSender;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/whatsapp-windows")
@Tag(name = "whatsapp-windows", description = "Until when free text may be sent to a person by WhatsApp")
class WhatsappWindowsController {

    record WhatsappWindowView(
            String recipient,
            @Nullable String sender,
            @Nullable Instant lastInboundAt,
            @Nullable Instant openUntil) {}

    private final Windows windows;
    private final List<Channel> channels;

    WhatsappWindowsController(Windows windows, List<Channel> channels) {
        this.windows = windows;
        this.channels = channels;
    }

    @GetMapping
    @Requires(Right.SEE_MESSAGES)
    WhatsappWindowView get(Caller caller, @RequestParam String recipient) {
        String address = address(recipient, caller.tenant().country());
        ChannelSender sender = channels.stream()
                .filter(channel -> channel.medium() == Medium.WHATSAPP)
                .findFirst()
                .flatMap(Channel::sender)
                .orElse(null);
        Window window = sender == null ? Window.UNKNOWN : windows.of(address, sender);
        String shown = caller.may(Right.SEE_FULL_PHONES)
                ? address
                : Medium.WHATSAPP.contact().mask(address);
        return new WhatsappWindowView(
                shown,
                sender == null ? null : sender.address(),
                window.lastInboundAt(),
                window.openUntil().orElse(null));
    }

    private static String address(String recipient, String country) {
        // In a query an unescaped plus arrives as a space.
        String written = recipient.startsWith(" ") ? "+" + recipient.strip() : recipient;
        return Medium.WHATSAPP
                .read(written, country)
                .map(ContactPoint::address)
                .orElseThrow(() ->
                        Refusal.field("recipient", "invalid_phone", "Give a telephone number, such as +221771234567."));
    }
}
