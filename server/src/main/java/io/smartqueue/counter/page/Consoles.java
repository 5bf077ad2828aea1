package io.smartqueue.counter.page;

import io.smartqueue.counter.reading.Hand;
import io.smartqueue.counter.reading.HandReader;
import io.smartqueue.counter.reading.HistoryReader;
import io.smartqueue.counter.reading.LineReader;
import io.smartqueue.counter.reading.Seat;
import io.smartqueue.counter.reading.SeatReader;
import io.smartqueue.notification.Resending;
import io.smartqueue.page.Sheet;
import io.smartqueue.page.Words;
import io.smartqueue.staff.Caller;
import io.smartqueue.staff.Membership;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a console together, as one moment shows it. */
@Component
class Consoles {

    static final int FEW = 10;
    private static final int MANY = 200;

    private final SeatReader seats;
    private final HandReader hands;
    private final LineReader lines;
    private final HistoryReader history;
    private final Resending resending;
    private final InstantSource clock;

    Consoles(
            SeatReader seats,
            HandReader hands,
            LineReader lines,
            HistoryReader history,
            Resending resending,
            InstantSource clock) {
        this.seats = seats;
        this.hands = hands;
        this.lines = lines;
        this.history = history;
        this.resending = resending;
        this.clock = clock;
    }

    /** Empty for who sits at no counter. */
    @Transactional(readOnly = true)
    public Optional<ConsolePage> of(Sheet sheet, Caller caller, @Nullable String refused, int most) {
        return seats.of(caller.staffId()).map(seat -> {
            Sheet there = sheet.with(sheet.words().at(seat.zone()));
            Hand hand = hands.inHandOf(caller).orElse(null);
            int wanted = Math.clamp(most, FEW, MANY);
            return new ConsolePage(
                    there,
                    Acting.home(caller),
                    caller.membership().map(Membership::publicName).orElse(""),
                    seat,
                    clock.instant(),
                    hand,
                    hand == null ? List.of() : resending.ways(hand.ticket().id()),
                    lines.of(caller.staffId(), seat, wanted),
                    hand == null ? history.justClosedBy(caller.staffId()).orElse(null) : null,
                    refused == null ? null : said(there.words(), refused),
                    wanted);
        });
    }

    Optional<Seat> seat(Caller caller) {
        return seats.of(caller.staffId());
    }

    static String said(Words words, String code) {
        return words.refusal(code).orElseGet(() -> words.say("refusal.other"));
    }
}
