package io.smartqueue.report.figure;

import io.smartqueue.queue.stats.DaySpan;
import io.smartqueue.report.Column;
import io.smartqueue.report.Places;
import io.smartqueue.report.Report;
import io.smartqueue.report.ReportKind;
import io.smartqueue.report.ReportQuestion;
import io.smartqueue.report.Source;
import io.smartqueue.report.kept.Passage;
import io.smartqueue.report.kept.PassageReader;
import io.smartqueue.report.kept.Presence;
import io.smartqueue.report.kept.PresenceReader;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reports of what happened in the line. A passage counts in the hour and on the service day in which it ended; arrivals
 * count in those in which people joined.
 */
@Component
class LineReports implements Source {

    private final PassageReader passages;
    private final PresenceReader presences;
    private final InstantSource clock;

    LineReports(PassageReader passages, PresenceReader presences, InstantSource clock) {
        this.passages = passages;
        this.presences = presences;
        this.clock = clock;
    }

    @Override
    public boolean knows(ReportKind kind) {
        return kind.isOfTheLine();
    }

    @Override
    public List<Column> columns(ReportQuestion question) {
        return LineFigures.of(question.kind()).columns();
    }

    @Override
    public Report.Part read(ReportQuestion question, DaySpan span, Places places, @Nullable LocalDate nextDay) {
        var groups = new Grouping(question.by(), span, places);
        // A service day lies within the day in UTC before it and the two after, in every zone with every cut-over.
        var wanted = new PassageReader.Wanted(
                places.queues(question.filter()),
                span.from().minusDays(1),
                span.to().plusDays(2),
                question.filter().agent(),
                question.filter().counter());
        switch (question.kind()) {
            case ARRIVALS -> passages.joined(wanted, nextDay, one -> arrived(groups, one, true));
            case COUNTERS ->
                passages.joined(wanted, nextDay, one -> {
                    arrived(groups, one, false);
                    ended(groups, one);
                });
            default -> passages.ended(wanted, nextDay, one -> ended(groups, one));
        }
        if (question.kind() == ReportKind.PEOPLE || question.kind() == ReportKind.COUNTERS) {
            presences(question, wanted, nextDay, presence -> spend(groups, presence), places);
        }
        return part(LineFigures.of(question.kind()), groups, !question.filter().isOfLines());
    }

    private static void arrived(Grouping groups, Passage one, boolean alsoHowItEnded) {
        Tally tally = groups.of(one, one.joined());
        if (tally != null) {
            tally.arrive();
            if (alsoHowItEnded) {
                tally.end(one);
            }
        }
    }

    private static void ended(Grouping groups, Passage one) {
        Tally tally = one.hasEnded() ? groups.of(one, one.ended()) : null;
        if (tally != null) {
            tally.end(one);
            tally.measure(one);
        }
    }

    private void presences(
            ReportQuestion question,
            PassageReader.Wanted wanted,
            @Nullable LocalDate nextDay,
            Consumer<Presence> reader,
            Places places) {
        if (!question.filter().isOfLines()) {
            presences.each(
                    new PresenceReader.Wanted(
                            places.counters(question.filter()), wanted.from(), wanted.to(), wanted.agent()),
                    nextDay,
                    reader);
        }
    }

    private static void spend(Grouping groups, Presence presence) {
        each(groups, presence, presence.open(), (tally, seconds) -> tally.open += seconds);
        each(groups, presence, presence.paused(), (tally, seconds) -> tally.paused += seconds);
    }

    private interface Spending {
        void add(Tally tally, long seconds);
    }

    private static void each(Grouping groups, Presence presence, List<Long> spans, Spending spending) {
        SiteClock clock = groups.clockOf(presence.counter());
        for (int i = 0; i < spans.size(); i += 2) {
            long from = spans.get(i);
            long to = spans.get(i + 1);
            while (from < to) {
                long end = Math.min(to, groups.isByHour() ? clock.endOfHour(from) : clock.endOfDay(from));
                Tally tally = groups.of(presence.counter(), presence.agent(), from);
                if (tally != null) {
                    spending.add(tally, end - from);
                }
                from = end;
            }
        }
    }

    private Report.Part part(LineFigures figures, Grouping groups, boolean isTimed) {
        LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
        // Days before anybody came are no days on which nobody came: there may have been no such place yet.
        var days = new DayCounts(
                groups.by(), new DaySpan(groups.firstDay(), groups.span().to()), today);
        List<Report.Line> lines = new ArrayList<>();
        for (Map.Entry<@Nullable Object, Tally> group : groups.tallies().entrySet()) {
            var counted = new Counted(List.of(group.getValue()), days.of(group.getKey()), isTimed);
            lines.add(new Report.Line(groups.key(group.getKey()), figures.of(counted)));
        }
        lines.sort(Report.Line.ORDER);
        return new Report.Part(
                groups.span(), lines, figures.of(new Counted(groups.tallies().values(), days.of(null), isTimed)));
    }
}
