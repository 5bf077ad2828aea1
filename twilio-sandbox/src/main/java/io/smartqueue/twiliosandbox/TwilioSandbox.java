package io.smartqueue.twiliosandbox;

import com.sun.net.httpserver.HttpServer;
import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.account.Standing;
import io.smartqueue.twiliosandbox.account.Windows;
import io.smartqueue.twiliosandbox.api.AccountRoutes;
import io.smartqueue.twiliosandbox.api.ApiEndpoint;
import io.smartqueue.twiliosandbox.content.ContentView;
import io.smartqueue.twiliosandbox.content.Contents;
import io.smartqueue.twiliosandbox.fault.FaultBoard;
import io.smartqueue.twiliosandbox.fault.Faults;
import io.smartqueue.twiliosandbox.fault.Scenario;
import io.smartqueue.twiliosandbox.http.LoggedRequest;
import io.smartqueue.twiliosandbox.http.LoopbackServer;
import io.smartqueue.twiliosandbox.http.RequestLog;
import io.smartqueue.twiliosandbox.inbound.InboundMessages;
import io.smartqueue.twiliosandbox.inbound.Received;
import io.smartqueue.twiliosandbox.inbound.Said;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.Messages;
import io.smartqueue.twiliosandbox.message.Owners;
import io.smartqueue.twiliosandbox.message.Senders;
import io.smartqueue.twiliosandbox.page.Changes;
import io.smartqueue.twiliosandbox.page.Connection;
import io.smartqueue.twiliosandbox.page.Control;
import io.smartqueue.twiliosandbox.page.ControlEndpoint;
import io.smartqueue.twiliosandbox.page.PageFiles;
import io.smartqueue.twiliosandbox.page.setting.SettingsControl;
import io.smartqueue.twiliosandbox.price.PriceList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A running sandbox on the loopback address: Twilio's API, the phones, and what a test needs to inspect them. */
public final class TwilioSandbox implements AutoCloseable {
    private final SandboxOptions options;
    private final OneAccount main;
    private final SubAccounts below;
    private final Account account;
    private final Messages messages;
    private final RequestLog log;
    private final FaultBoard faults;
    private final Windows windows = new Windows();
    private final PriceList prices = new PriceList();
    private final InboundMessages inbound;
    private final Changes changes = new Changes();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private TwilioSandbox(SandboxOptions options) throws IOException {
        this.options = options;
        var clock = options.clock();
        log = new RequestLog(clock, changes::request);
        faults = new FaultBoard(options.behaviour().seed(), clock, changes::faults);
        var common = new OneAccount.Common(
                options, log, faults, prices, windows, changes, new AtomicLong(), new Owners(), this::baseUrl);
        account = account(options, changes);
        var senders = Senders.of(options.senders(), options.messagingServiceSid());
        main = new OneAccount(account, senders, keys(options), common);
        below = new SubAccounts(account, common);
        messages = main.messages;
        inbound = main.inbound;
        inbound.forwardTo(options.inboundUrl());
        server = LoopbackServer.create(options.port(), workers);
        var routes = new AccountRoutes(main.routes, below);
        var api = new ApiEndpoint(routes, faults, log, clock);
        server.createContext("/2010-04-01/", api);
        server.createContext("/v1/", api);
        server.createContext("/_sandbox/", new ControlEndpoint(control(senders), changes));
        server.createContext("/", new PageFiles());
    }

    private static Account account(SandboxOptions options, Changes changes) {
        String sid = options.account().sid();
        return new Account(
                sid,
                null,
                "twilio-sandbox",
                Standing.usual(options.account().secret())
                        .atMost(options.behaviour().mostAtOnce())
                        .with(options.behaviour().recipients()),
                options.clock().instant(),
                changes::account);
    }

    /** Returns when the sandbox listens. */
    public static TwilioSandbox start(SandboxOptions options) {
        try {
            TwilioSandbox sandbox = new TwilioSandbox(options);
            sandbox.server.start();
            return sandbox;
        } catch (IOException busy) {
            throw new UncheckedIOException("port " + options.port() + ": " + busy.getMessage(), busy);
        }
    }

    /** Replaces every Twilio host. It is a name, because the SDK parses dotted addresses as regions. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public String accountSid() {
        return options.account().sid();
    }

    public String authToken() {
        return account.standing().authToken();
    }

    /** The one messaging service of the account. */
    public String messagingServiceSid() {
        return options.messagingServiceSid();
    }

    /** Opens an account below this one, as {@code POST /2010-04-01/Accounts.json} does; a reset forgets it. */
    public SubAccount openSubAccount(String friendlyName) {
        return new SubAccount(below.open(friendlyName));
    }

    /** Inbound ones too, oldest first; those of the accounts below are theirs. */
    public List<SentMessage> messages() {
        return messages.oldestFirst().map(SentMessage::of).toList();
    }

    /** Requests to the API and to the callbacks, oldest first; only the last few thousand are kept. */
    public List<LoggedRequest> requests() {
        return log.entries();
    }

    /** Requests that reached the API with this method, answered or not, since the start or the last reset. */
    public int requestCount(String method) {
        return log.count(method);
    }

    /** Receipts that are not posted yet. */
    public int receiptsWaiting() {
        return main.receipts.waiting();
    }

    public Standing account() {
        return account.standing();
    }

    /** On trial, suspended, or with another token; until the next reset. */
    public void account(Standing wanted) {
        account.set(wanted);
    }

    /** The same, from what it is at the moment. */
    public void changeAccount(UnaryOperator<Standing> change) {
        account.change(change);
    }

    /** What a phone sends to {@code whatsapp:+14155238886} to join the WhatsApp sandbox. */
    public String joinWords() {
        return account.joinWords();
    }

    public void faults(Faults wanted) {
        faults.set(wanted);
    }

    /** Starts now; an empty one ends the one before. */
    public void play(Scenario scenario) {
        play(scenario, faults.seed());
    }

    public void play(Scenario scenario, long seed) {
        faults.play(scenario, seed);
    }

    /** Where messages from phones are posted from now on, null = nowhere; a reset does not change it. */
    public void forwardInboundTo(@Nullable String url) {
        inbound.forwardTo(url);
    }

    public @Nullable String inboundUrl() {
        return inbound.url();
    }

    /**
     * A phone writes to us; returns when the inbound address has answered.
     *
     * @param to null = our sender on the channel of {@code from}; a sender of an account below reaches that one
     */
    public Received inbound(String from, @Nullable String to, String body) {
        return inbound(Said.words(from, to, body));
    }

    /** The same with buttons, pictures and names. */
    public Received inbound(Said said) {
        try {
            Address to = said.to();
            return (to == null ? Optional.<OneAccount>empty() : below.owner(to))
                    .orElse(main)
                    .inbound
                    .receive(said);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the inbound address was answering", stopping);
        }
    }

    /** Content templates by SID, and what WhatsApp has decided about them. */
    public Contents contents() {
        return main.contents;
    }

    /** Who wrote when: windows can be opened and closed without a message. */
    public Windows windows() {
        return windows;
    }

    public PriceList prices() {
        return prices;
    }

    /** Forgets messages, requests, windows, faults and the scenario; the account is again as it was at the start. */
    public void reset() {
        main.reset();
        below.reset();
        faults.set(Faults.none(), options.behaviour().seed());
        faults.play(Scenario.none(), options.behaviour().seed());
        windows.clear();
        prices.reset();
        log.clear();
        changes.reset();
    }

    @Override
    public void close() {
        below.reset();
        main.close();
        server.stop(0);
        workers.shutdownNow();
    }

    private static Map<String, String> keys(SandboxOptions options) {
        SandboxOptions.Login key = options.apiKey();
        return key == null ? Map.of() : Map.of(key.sid(), key.secret());
    }

    private Control control(Senders senders) {
        Supplier<Connection> connection = () -> new Connection(
                options.account().sid(),
                authToken(),
                senders.sms().toString(),
                senders.whatsapp().toString(),
                options.messagingServiceSid(),
                account.joinWords(),
                inbound.url());
        var settings = new SettingsControl(main.contents, new ContentView(account.sid()), windows, senders, prices);
        return new Control(
                connection,
                account,
                messages,
                this::messagesOfAll,
                main.receipts,
                faults,
                log,
                inbound,
                options.clock(),
                this::reset,
                settings);
    }

    private Stream<Message> messagesOfAll() {
        return Stream.concat(Stream.of(main), below.all().stream())
                .flatMap(one -> one.messages.oldestFirst())
                .sorted(Comparator.comparingLong(Message::number));
    }
}
