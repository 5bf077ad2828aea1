package io.smartqueue.twiliosandbox.junit;

import io.smartqueue.twiliosandbox.SentMessage;
import io.smartqueue.twiliosandbox.TwilioSandbox;
import io.smartqueue.twiliosandbox.account.Standing;
import io.smartqueue.twiliosandbox.account.Standing.Status;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import io.smartqueue.twiliosandbox.fault.Scenario;
import io.smartqueue.twiliosandbox.http.LoggedRequest;
import io.smartqueue.twiliosandbox.http.LoggedRequest.Kind;
import io.smartqueue.twiliosandbox.message.Senders;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Twilio of a test. Methods that begin with {@code await} return as soon as it is so, and fail after ten seconds
 * (or the patience set) with all that happened; all others return at once.
 */
public final class Twilio {
    private final TwilioSandbox sandbox;
    private final Waiting waiting;

    Twilio(TwilioSandbox sandbox) {
        this(sandbox, Duration.ofSeconds(10));
    }

    private Twilio(TwilioSandbox sandbox, Duration patience) {
        this.sandbox = sandbox;
        this.waiting = new Waiting(patience, this::happened);
    }

    /** The same Twilio, for which {@code await} waits longer or shorter. */
    public Twilio withPatience(Duration patience) {
        return new Twilio(sandbox, patience);
    }

    /** All that it can do, for what has no method here. */
    public TwilioSandbox sandbox() {
        return sandbox;
    }

    // What the application is configured with.

    /** Instead of {@code https://api.twilio.com}. */
    public URI baseUrl() {
        return sandbox.baseUrl();
    }

    public String accountSid() {
        return sandbox.accountSid();
    }

    public String authToken() {
        return sandbox.authToken();
    }

    public String smsSender() {
        return Senders.SMS;
    }

    public String whatsappSender() {
        return Senders.WHATSAPP;
    }

    public String messagingServiceSid() {
        return sandbox.messagingServiceSid();
    }

    // What the application sent.

    /** All messages of the application and answers to phones, oldest first. */
    public List<SentMessage> messages() {
        return sandbox.messages().stream()
                .filter(message -> !message.direction().equals("inbound"))
                .toList();
    }

    /** @param address {@code +221…} or {@code whatsapp:+221…} */
    public List<SentMessage> messagesTo(String address) {
        return phone(address).received();
    }

    /** The first to this address. */
    public SentMessage awaitMessageTo(String address) {
        return awaitMessageTo(address, message -> true);
    }

    /** The first to this address that is like that. */
    public SentMessage awaitMessageTo(String address, Predicate<SentMessage> wanted) {
        return await(
                "a message to " + address,
                () -> messagesTo(address).stream().filter(wanted).findFirst());
    }

    public List<SentMessage> awaitMessagesTo(String address, int count) {
        return await(
                count + " messages to " + address,
                () -> Optional.of(messagesTo(address)).filter(found -> found.size() >= count));
    }

    /** @param status such as {@code delivered} */
    public SentMessage awaitStatus(String sid, String status) {
        return await(
                sid + " " + status,
                () -> messages().stream()
                        .filter(message ->
                                message.sid().equals(sid) && message.status().equals(status))
                        .findFirst());
    }

    /** @return what the question finds, once it finds something */
    public <T> T await(String what, Supplier<Optional<T>> question) {
        return waiting.until(what, question);
    }

    /** Requests that reached the API, answered or not. */
    public int requestCount(String method) {
        return sandbox.requestCount(method);
    }

    /** Receipts posted for this message so far, in the order of posting. */
    public List<Receipt> receiptsOf(String sid) {
        return logged(Kind.RECEIPT)
                .map(Receipt::of)
                .filter(receipt -> receipt.isOf(sid))
                .toList();
    }

    public Receipt awaitReceipt(String sid, String status) {
        return await(
                "a receipt: " + status,
                () -> receiptsOf(sid).stream()
                        .filter(receipt -> receipt.status().equals(status))
                        .findFirst());
    }

    // What people and Twilio do.

    /** @param address {@code +221…}, {@code whatsapp:+221…} or {@code whatsapp:SN.4711} */
    public Phone phone(String address) {
        return new Phone(sandbox, address);
    }

    /** Where the application hears from phones: until the end of the test, or of the class if set before all tests. */
    public void forwardInboundTo(@Nullable String url) {
        sandbox.forwardInboundTo(url);
    }

    public void faults(Faults wanted) {
        sandbox.faults(wanted);
    }

    public void failNext(FaultKind kind, int requests) {
        faults(Faults.of(kind, Fault.next(requests)));
    }

    /** Starts now. */
    public void play(Scenario scenario) {
        sandbox.play(scenario);
    }

    public void suspend() {
        sandbox.changeAccount(now -> now.with(Status.SUSPENDED));
    }

    public void activate() {
        sandbox.changeAccount(now -> now.with(Status.ACTIVE));
    }

    /** The secondary token is promoted: the old one is refused at once. */
    public void promoteToken(String secondary) {
        sandbox.changeAccount(now -> now.promoted(secondary));
    }

    /** SMS to all other countries are refused (21408). */
    public void allowCountries(String... codes) {
        sandbox.changeAccount(now -> now.with(now.recipients().inCountries(Set.of(codes))));
    }

    /** SMS to these phones are refused from every sender (21610). */
    public void optOut(String... phones) {
        sandbox.changeAccount(now -> now.with(now.recipients().withOptOuts(Set.of(phones))));
    }

    /** WhatsApp messages to phones that do not join fail (63015). */
    public void membersOnly() {
        sandbox.changeAccount(now -> now.with(now.recipients().withoutMembers()));
    }

    /** More requests at the same time are refused (429, 20429); 0 = no limit. */
    public void atMost(int requests) {
        sandbox.changeAccount(now -> now.atMost(requests));
    }

    public Standing account() {
        return sandbox.account();
    }

    /** Forgets messages, requests, faults and what was changed of the account; after each test this is done for you. */
    public void reset() {
        sandbox.reset();
    }

    /** For a test's report: each message and the last requests, without their bodies. */
    String happened() {
        String messages = sandbox.messages().stream()
                .map(message -> message.direction() + " to " + message.to() + " " + message.status())
                .collect(Collectors.joining("\n  ", "messages:\n  ", "\n"));
        List<LoggedRequest> requests = sandbox.requests();
        return messages
                + requests.stream()
                        .skip(Math.max(0, requests.size() - 20))
                        .map(request -> request.kind() + " " + request.method() + " " + request.target() + " "
                                + request.status() + " " + request.note())
                        .collect(Collectors.joining("\n  ", "requests:\n  ", ""));
    }

    private Stream<LoggedRequest> logged(Kind kind) {
        return sandbox.requests().stream().filter(request -> request.kind() == kind);
    }
}
