package io.smartqueue.twiliosandbox.page.setting;

import io.smartqueue.twiliosandbox.account.Windows;
import io.smartqueue.twiliosandbox.content.Content;
import io.smartqueue.twiliosandbox.content.ContentView;
import io.smartqueue.twiliosandbox.content.Contents;
import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.Request;
import io.smartqueue.twiliosandbox.message.Address;
import io.smartqueue.twiliosandbox.message.Senders;
import io.smartqueue.twiliosandbox.price.PriceList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What WhatsApp decides about templates, who wrote when, and prices. */
public final class SettingsControl {
    private static final String CONTENTS = "/_sandbox/contents";

    private final Contents contents;
    private final ContentView view;
    private final Windows windows;
    private final Senders senders;
    private final PriceList prices;

    public SettingsControl(Contents contents, ContentView view, Windows windows, Senders senders, PriceList prices) {
        this.contents = contents;
        this.view = view;
        this.windows = windows;
        this.senders = senders;
        this.prices = prices;
    }

    /** @return empty for a path that is not its own */
    public Optional<Answer> answer(Request request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /_sandbox/contents" -> ok(Map.of("contents", shownContents()));
            case "GET /_sandbox/windows" -> ok(Map.of("windows", windows.all()));
            case "PUT /_sandbox/windows" -> setWindow(WindowJson.parse(request.body()));
            case "GET /_sandbox/prices" -> ok(PricesJson.of(prices.now()));
            case "PUT /_sandbox/prices" -> setPrices(PricesJson.parse(request.body()));
            default -> ofContent(request);
        };
    }

    private List<ObjectNode> shownContents() {
        return contents.newestFirst().stream().map(this::shown).toList();
    }

    private Optional<Answer> ofContent(Request request) {
        if (!request.method().equals("PUT") || !request.path().startsWith(CONTENTS + "/")) {
            return Optional.empty();
        }
        String sid = request.path().substring(CONTENTS.length() + 1);
        DecisionJson decision = DecisionJson.parse(request.body());
        return contents.find(sid).map(content -> {
            contents.decide(sid, decision::over);
            return Answer.json(200, shown(content), "");
        });
    }

    private ObjectNode shown(Content content) {
        ObjectNode json = view.of(content);
        json.set("approval", view.approval(content, contents.approval(content.sid())));
        return json;
    }

    private Optional<Answer> setWindow(WindowJson wanted) {
        Address sender = wanted.sender() == null ? senders.whatsapp() : Address.of(wanted.sender());
        Address phone = wanted.address();
        if (wanted.lastInboundAt() == null) {
            windows.forget(phone, sender);
        } else {
            windows.heard(phone, sender, wanted.lastInboundAt());
        }
        return ok(Map.of("windows", windows.all()));
    }

    private Optional<Answer> setPrices(PricesJson wanted) {
        prices.set(wanted.over(prices.now()));
        return ok(PricesJson.of(prices.now()));
    }

    private static Optional<Answer> ok(Object body) {
        return Optional.of(Answer.json(200, body, ""));
    }
}
