package io.smartqueue.report;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.report.kept.PassageReader;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers questions about past days of the current organisation, today included. */
@Service
public class Reports {

    private final List<Source> sources;
    private final PlaceReader places;
    private final PassageReader passages;

    Reports(List<Source> sources, PlaceReader places, PassageReader passages) {
        this.sources = List.copyOf(sources);
        this.places = places;
        this.passages = passages;
    }

    /**
     * @throws Refusal 404 for a place or a person that there is not, or that the reader may not see; 403 for an agent
     *     who is not named, and for a colleague of an agent
     */
    @Transactional(readOnly = true)
    public Report answer(ReportQuestion asked) {
        ReportQuestion question = asked.of(asked.filter().ofAgent(agent(asked.reader(), asked.filter())));
        Places known = places.of(question.reader());
        known.require(question.filter());
        Source source = sources.stream()
                .filter(one -> one.knows(question.kind()))
                .findFirst()
                .orElseThrow();
        LocalDate next = passages.nextDay();
        return new Report(
                question.kind(),
                question.by(),
                question.span(),
                source.columns(question),
                source.read(question, question.span(), known, next),
                question.compare() ? source.read(question, question.before(), known, next) : null,
                next == null ? null : next.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** An agent's reports are about the agent. */
    public static @Nullable UUID agent(ReportReader reader, ReportFilter filter) {
        UUID agent = filter.agent();
        if (reader.seesOthers()) {
            return agent;
        }
        if (agent != null && !agent.equals(reader.self())) {
            throw Refusal.forbidden("missing_right", "Your reports are about yourself.");
        }
        return Objects.requireNonNull(reader.self());
    }
}
