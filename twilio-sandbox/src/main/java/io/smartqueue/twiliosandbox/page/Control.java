package io.smartqueue.twiliosandbox.page;

import io.smartqueue.twiliosandbox.account.Account;
import io.smartqueue.twiliosandbox.callback.Receipts;
import io.smartqueue.twiliosandbox.fault.FaultBoard;
import io.smartqueue.twiliosandbox.fault.Faults;
import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.Request;
import io.smartqueue.twiliosandbox.http.RequestLog;
import io.smartqueue.twiliosandbox.inbound.InboundMessages;
import io.smartqueue.twiliosandbox.message.Message;
import io.smartqueue.twiliosandbox.message.Messages;
import io.smartqueue.twiliosandbox.page.setting.SettingsControl;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything under /_sandbox but the stream. */
public final class Control {
    private static final int LINES_SHOWN = 200;

    private final Supplier<Connection> connection;
    private final Account account;
    private final Messages messages;
    private final Supplier<Stream<Message>> ofAll;
    private final Receipts receipts;
    private final FaultBoard faults;
    private final RequestLog log;
    private final InboundMessages inbound;
    private final InstantSource clock;
    private final Runnable reset;
    private final SettingsControl settings;

    public Control(
            Supplier<Connection> connection,
            Account account,
            Messages messages,
            Supplier<Stream<Message>> ofAll,
            Receipts receipts,
            FaultBoard faults,
            RequestLog log,
            InboundMessages inbound,
            InstantSource clock,
            Runnable reset,
            SettingsControl settings) {
        this.connection = connection;
        this.account = account;
        this.messages = messages;
        this.ofAll = ofAll;
        this.receipts = receipts;
        this.faults = faults;
        this.log = log;
        this.inbound = inbound;
        this.clock = clock;
        this.reset = reset;
        this.settings = settings;
    }

    Answer answer(Request request) throws InterruptedException {
        return switch (request.method() + " " + request.path()) {
            case "GET /_sandbox/messages" -> ok(Map.of("messages", shownMessages(request)));
            case "GET /_sandbox/requests" -> ok(Map.of("requests", shownRequests()));
            case "GET /_sandbox/state" -> ok(state(request));
            case "GET /_sandbox/faults" -> ok(faultsJson());
            case "PUT /_sandbox/faults" -> setFaults(FaultsJson.parse(request.body()));
            case "GET /_sandbox/scenario" -> ok(scenario());
            case "PUT /_sandbox/scenario" -> play(ScenarioJson.parse(request.body()));
            case "GET /_sandbox/account" -> ok(AccountJson.of(account.standing()));
            case "PUT /_sandbox/account" -> setAccount(AccountJson.parse(request.body()));
            case "POST /_sandbox/inbound" ->
                Answer.json(
                        201, inbound.receive(InboundJson.parse(request.body()).said()), "");
            case "POST /_sandbox/reset" -> {
                reset.run();
                yield Answer.empty(204, "");
            }
            default ->
                settings.answer(request)
                        .orElseGet(() -> ControlEndpoint.error(
                                404, "no such control: " + request.method() + " " + request.path()));
        };
    }

    Object counters() {
        return Counters.of(messages, receipts);
    }

    /** As sent to open pages when the setting changes. */
    public Object faultsJson() {
        return FaultsJson.of(faults.seed(), faults.now());
    }

    private Answer setFaults(FaultsJson wanted) {
        Faults setting = wanted.asFaults();
        faults.set(setting, Objects.requireNonNullElse(wanted.seed(), faults.seed()));
        return ok(faultsJson());
    }

    private Answer setAccount(AccountJson wanted) {
        account.change(now -> wanted.over(now, clock.instant()));
        return ok(AccountJson.of(account.standing()));
    }

    private Answer play(ScenarioJson wanted) {
        faults.play(wanted.scenario(), Objects.requireNonNullElse(wanted.seed(), faults.seed()));
        return ok(scenario());
    }

    private ScenarioJson.View scenario() {
        return ScenarioJson.View.of(faults.scenario(), clock.instant());
    }

    private List<MessageView> shownMessages(Request request) {
        return ofAll.get()
                .map(MessageView::of)
                .filter(view ->
                        request.query().filled("to").map(view.to()::equals).orElse(true))
                .filter(view -> request.query()
                        .filled("status")
                        .map(view.status()::equals)
                        .orElse(true))
                .toList();
    }

    private List<RequestView> shownRequests() {
        var entries = log.entries();
        return entries.subList(Math.max(0, entries.size() - LINES_SHOWN), entries.size()).stream()
                .map(RequestView::of)
                .toList();
    }

    private Map<String, Object> state(Request request) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("connection", connection.get());
        state.put("account", AccountJson.of(account.standing()));
        state.put("counters", counters());
        state.put("faults", faultsJson());
        state.put("scenario", scenario());
        state.put("messages", shownMessages(request));
        state.put("requests", shownRequests());
        return state;
    }

    private static Answer ok(Object body) {
        return Answer.json(200, body, "");
    }
}
