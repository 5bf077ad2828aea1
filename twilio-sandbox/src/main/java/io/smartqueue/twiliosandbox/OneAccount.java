package io.smartqueue.twiliosandbox;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.account.Windows;
import io.smartqueue.twiliosandbox.api.ApiRoutes;
import io.smartqueue.twiliosandbox.api.Credentials;
import io.smartqueue.twiliosandbox.callback.Receipts;
import io.smartqueue.twiliosandbox.callback.Webhooks;
import io.smartqueue.twiliosandbox.content.Contents;
import io.smartqueue.twiliosandbox.delivery.Deliveries;
import io.smartqueue.twiliosandbox.delivery.Timing;
import io.smartqueue.twiliosandbox.delivery.WhatsAppRules;
import io.smartqueue.twiliosandbox.fault.FaultBoard;
import io.smartqueue.twiliosandbox.http.RequestLog;
import io.smartqueue.twiliosandbox.inbound.InboundMessages;
import io.smartqueue.twiliosandbox.media.MediaStore;
import io.smartqueue.twiliosandbox.message.Messages;
import io.smartqueue.twiliosandbox.message.Owners;
import io.smartqueue.twiliosandbox.message.Senders;
import io.smartqueue.twiliosandbox.page.Changes;
import io.smartqueue.twiliosandbox.price.PriceList;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What belongs to one account alone: its token, senders, messages, templates and webhooks. */
final class OneAccount implements AutoCloseable {

    /** What all accounts of a sandbox share. */
    record Common(
            SandboxOptions options,
            RequestLog log,
            FaultBoard faults,
            PriceList prices,
            Windows windows,
            Changes changes,
            AtomicLong numbers,
            Owners owners,
            Supplier<URI> baseUrl) {

        InstantSource clock() {
            return options.clock();
        }
    }

    final Account account;
    final Senders senders;
    final Messages messages;
    final Contents contents;
    final Receipts receipts;
    final InboundMessages inbound;
    final ApiRoutes routes;
    private final Webhooks webhooks;
    private final MediaStore media;
    private final Deliveries deliveries;
    private final Owners owners;

    /** @param keys secrets by the SIDs of API keys */
    OneAccount(Account account, Senders senders, Map<String, String> keys, Common common) {
        this.account = account;
        this.senders = senders;
        owners = common.owners();
        owners.add(senders);
        InstantSource clock = common.clock();
        SandboxOptions.Behaviour behaviour = common.options().behaviour();
        messages = new Messages(common.numbers(), clock, common.prices()::unit, common.changes()::message);
        contents = new Contents(clock, behaviour.approvalAfter(), common.changes()::contents);
        webhooks = new Webhooks(() -> account.standing().authToken(), clock, common.log());
        receipts = new Receipts(account.sid(), webhooks, common.faults(), common.log(), clock);
        var whatsApp = new WhatsAppRules(account, senders, common.windows(), contents);
        var timing = new Timing(behaviour.pace(), behaviour.rates(), behaviour.seed());
        deliveries = new Deliveries(account, whatsApp, messages, senders, receipts, timing, clock);
        media = new MediaStore(account.sid(), common.baseUrl(), clock);
        inbound = new InboundMessages(account, messages, senders, deliveries, webhooks, media, common.windows());
        routes = new ApiRoutes(
                new Credentials(account, keys),
                messages,
                senders,
                owners,
                deliveries,
                media,
                contents,
                common.prices(),
                clock);
    }

    /** Forgets its messages; templates stay, as they do at Twilio. */
    void reset() {
        account.reset();
        deliveries.reset();
        receipts.reset();
        messages.clear();
        media.clear();
    }

    @Override
    public void close() {
        owners.remove(senders);
        deliveries.close();
        receipts.close();
        webhooks.close();
    }
}
