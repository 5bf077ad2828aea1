package io.smartqueue.twiliosandbox.api.message;

import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.message.Message;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;

/** {@code DateSent}, {@code DateSent<} and {@code DateSent>}: a UTC day or an instant, both ends included. */
final class DateSentFilter {
    static final List<String> NAMES = List.of("DateSent", "DateSent<", "DateSent>");

    private DateSentFilter() {}

    private record Span(Instant start, Instant end) {}

    static Predicate<Message> of(Form query) {
        return NAMES.stream()
                .flatMap(name -> query.filled(name).map(text -> check(name, span(text))).stream())
                .reduce(message -> true, Predicate::and);
    }

    private static Predicate<Message> check(String name, Span span) {
        return message -> {
            Instant sent = message.sentAt();
            if (sent == null) {
                return false;
            }
            return switch (name) {
                case "DateSent<" -> sent.isBefore(span.end());
                case "DateSent>" -> !sent.isBefore(span.start());
                default -> !sent.isBefore(span.start()) && sent.isBefore(span.end());
            };
        };
    }

    private static Span span(String text) {
        try {
            if (text.length() == 10) {
                Instant midnight =
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                return new Span(midnight, midnight.plus(Duration.ofDays(1)));
            }
            Instant second = instant(text);
            return new Span(second, second.plusSeconds(1));
        } catch (DateTimeException malformed) {
            throw ApiProblem.badRequest(20001, "Invalid DateSent: " + text);
        }
    }

    /** The SDK omits the zone and means UTC. */
    private static Instant instant(String text) {
        return DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from)
                        instanceof OffsetDateTime zoned
                ? zoned.toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
