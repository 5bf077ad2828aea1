package io.smartqueue.cost.ledger;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Known;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.web.Csv;
import io.smartqueue.web.Days;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}")
@Tag(name = "costs", description = "What messages cost")
class CostsController {

    private record Asked(LocalDate from, LocalDate to) {}

    private final LedgerReader ledger;
    private final CostsReader costs;
    private final InstantSource clock;

    CostsController(LedgerReader ledger, CostsReader costs, InstantSource clock) {
        this.ledger = ledger;
        this.costs = costs;
        this.clock = clock;
    }

    @GetMapping(path = "/ledger", produces = "application/json")
    @Requires(Right.SEE_COSTS)
    Page<LedgerEntry> ledger(
            Caller caller,
            @SortableBy("at") Paging paging,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Medium channel,
            @RequestParam(required = false) @Nullable String event) {
        return paging.view(ledger.page(paging.request(), question(caller, from, to, channel, event)));
    }

    @GetMapping(path = "/ledger", produces = Csv.TYPE)
    @Requires(Right.SEE_COSTS)
    @Operation(hidden = true)
    void ledgerAsCsv(
            Caller caller,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Medium channel,
            @RequestParam(required = false) @Nullable String event,
            HttpServletResponse response)
            throws IOException {
        LedgerReader.Question question = question(caller, from, to, channel, event);
        PrintWriter lines = begin(response);
        lines.write(Csv.line(
                "at",
                "day",
                "message_id",
                "kind",
                "channel",
                "direction",
                "event",
                "site_id",
                "service_id",
                "segments",
                "amount",
                "currency"));
        ledger.each(
                question,
                entry -> lines.write(Csv.line(
                        entry.at(),
                        entry.about().day(),
                        entry.messageId(),
                        word(entry.kind()),
                        entry.about().channel().code(),
                        word(entry.about().direction()),
                        entry.about().event(),
                        entry.about().siteId(),
                        entry.about().serviceId(),
                        entry.segments(),
                        entry.amount() == null ? null : entry.amount().toPlainString(),
                        entry.currency())));
    }

    @GetMapping(path = "/costs", produces = "application/json")
    @Requires(Right.SEE_COSTS)
    Costs costs(
            Caller caller,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "day") Costs.By by,
            @RequestParam(required = false) @Nullable String currency) {
        Asked days = days(caller.tenant(), from, to);
        if (currency != null) {
            Known.List.CURRENCY.require("currency", currency);
        }
        return costs.of(new CostsReader.Question(
                days.from, days.to, by, currency == null ? costs.currency() : currency, caller.siteIds()));
    }

    @GetMapping(path = "/costs", produces = Csv.TYPE)
    @Requires(Right.SEE_COSTS)
    @Operation(hidden = true)
    void costsAsCsv(
            Caller caller,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "day") Costs.By by,
            @RequestParam(required = false) @Nullable String currency,
            HttpServletResponse response)
            throws IOException {
        Costs found = costs(caller, from, to, by, currency);
        PrintWriter lines = begin(response);
        lines.write(Csv.line(
                word(by), "messages", "segments", "estimate", "settled", "currency", "without_price", "by_sms"));
        found.rows()
                .forEach(row -> lines.write(Csv.line(
                        row.key().of(by),
                        row.messages(),
                        row.segments(),
                        row.estimate() == null ? null : row.estimate().toPlainString(),
                        row.settled() == null ? null : row.settled().toPlainString(),
                        found.currency(),
                        row.withoutPrice(),
                        row.bySms() == null ? null : row.bySms().toPlainString())));
    }

    private static PrintWriter begin(HttpServletResponse response) throws IOException {
        response.setContentType(Csv.TYPE);
        return response.getWriter();
    }

    private static String word(Enum<?> one) {
        return one.name().toLowerCase(java.util.Locale.ROOT);
    }

    private LedgerReader.Question question(
            Caller caller,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Medium channel,
            @Nullable String event) {
        Asked days = days(caller.tenant(), from, to);
        return new LedgerReader.Question(days.from, days.to, channel, event, caller.siteIds());
    }

    /** Without days, the month until today. */
    private Asked days(Tenant tenant, @Nullable LocalDate from, @Nullable LocalDate to) {
        LocalDate last = to == null ? clock.instant().atZone(tenant.zone()).toLocalDate() : Days.checked("to", to);
        LocalDate first = from == null ? last.withDayOfMonth(1) : Days.checked("from", from);
        if (first.isAfter(last)) {
            throw Refusal.field("from", "after_to", "The first day is not after the last.");
        }
        if (first.getYear() < 2000) {
            throw Refusal.field("from", "out_of_range", "Give days from the year 2000 on.");
        }
        return new Asked(first, last);
    }
}
