package io.smartqueue.channel.push;

import io.smartqueue.channel.push.key.P256;
import io.smartqueue.channel.push.key.VapidKeys;
import io.smartqueue.customer.browser.BrowserSubscriptions;
import io.smartqueue.kernel.Refusal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What a ticket's page asks of Web Push. */
@Service
public class Browsers {

    private static final int AUTH = 16;

    private final Endpoints endpoints;
    private final BrowserSubscriptions subscriptions;
    private final VapidKeys keys;
    private final ShownReceipts receipts;

    Browsers(Endpoints endpoints, BrowserSubscriptions subscriptions, VapidKeys keys, ShownReceipts receipts) {
        this.endpoints = endpoints;
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.receipts = receipts;
    }

    /** The key that a browser subscribes with: a point of P-256 in 65 bytes, as base64url. */
    public String publicKey() {
        return keys.current().publicText();
    }

    /**
     * Tells a visit's browser from now on, in the place of the one before. Not to be called in a transaction.
     *
     * @throws Refusal naming each field that does not fit; 409 {@code ticket_over}
     */
    public void subscribe(UUID visit, String endpoint, String publicKey, String auth) {
        List<Refusal.Field> slips = new ArrayList<>();
        URI address = read(endpoint, slips);
        byte[] point = ShownReceipts.bytes(publicKey);
        byte[] secret = ShownReceipts.bytes(auth);
        if (P256.point(point).isEmpty()) {
            slips.add(new Refusal.Field("keys.p256dh", "invalid_key", "Give a point of P-256 in 65 bytes."));
        }
        if (secret.length != AUTH) {
            slips.add(new Refusal.Field("keys.auth", "invalid_key", "Give 16 bytes."));
        }
        if (address == null || !slips.isEmpty()) {
            throw Refusal.fields(slips);
        }
        if (!subscriptions.put(visit, address, point, secret)) {
            throw Refusal.conflict("ticket_over", "Nothing more is told about this ticket.");
        }
    }

    private @Nullable URI read(String endpoint, List<Refusal.Field> slips) {
        try {
            return endpoints.read(endpoint);
        } catch (Refusal refused) {
            slips.addAll(refused.fields());
            return null;
        }
    }

    /** Tells endpoints apart, and gives none away. */
    public static String mark(String endpoint) {
        return Integer.toHexString(endpoint.hashCode());
    }

    /** @return false when the receipt is none of ours */
    public boolean shown(UUID organisation, String receipt) {
        return receipts.shown(organisation, receipt);
    }
}
