package io.smartqueue.admin.operator.price;

import io.smartqueue.admin.operator.OperatorFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.admin.setup.Choices;
import io.smartqueue.cost.price.ExchangeRates;
import io.smartqueue.page.Messages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** The rates of exchange, and the form for another one. */
public record RatesPage(OperatorFrame desk, Listing<ExchangeRates.ExchangeRate> list, Form form) {

    public List<Choice> currencies() {
        return Choices.currencies(desk.sheet().words());
    }

    /** In UTC. */
    public String moment(Instant at) {
        Messages utc = desk.sheet().words().at(ZoneOffset.UTC);
        return utc.day(at) + " " + utc.hour(at);
    }
}
