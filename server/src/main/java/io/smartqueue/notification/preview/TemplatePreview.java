package io.smartqueue.notification.preview;

import io.smartqueue.cost.Money;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.outbox.Outbox;
import io.smartqueue.notification.text.MessageTemplate;
import io.smartqueue.notification.text.SampleValues;
import io.smartqueue.notification.text.Segments;
import io.smartqueue.notification.text.SimpleSpelling;
import io.smartqueue.notification.text.TemplateText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a text will read, and what it will cost, before it is saved.
 *
 * @param typical with values of usual length
 * @param worst with the longest values that are met with
 * @param costly the letters of the typical text that GSM-7 lacks; empty for channels that are not paid by segment
 * @param simplified the typical text in the simple spelling; the same text where that would save nothing
 */
public record TemplatePreview(Version typical, Version worst, List<Costly> costly, Version simplified) {

    /**
     * @param encoding null for channels that are not paid by segment
     * @param segments null for channels that are not paid by segment
     * @param price null while no price is known
     */
    public record Version(
            String text,
            @Nullable String encoding,
            @Nullable Integer segments,
            @Nullable Money price) {

        static Version of(String text, boolean isPaid, Function<Integer, Optional<Money>> prices) {
            Segments segments = Segments.of(text);
            return new Version(
                    text,
                    isPaid ? segments.encoding().label() : null,
                    isPaid ? segments.count() : null,
                    prices.apply(isPaid ? segments.count() : 1).orElse(null));
        }
    }

    /**
     * @param codePoint as Unicode writes it, such as U+00F4
     * @param at where it stands, in UTF-16 units from 0
     */
    public record Costly(String character, String codePoint, List<Integer> at) {

        static Costly of(String character, String text) {
            return new Costly(
                    character,
                    "U+%04X".formatted(character.codePointAt(0)),
                    IntStream.range(0, text.length())
                            .filter(at -> text.codePointAt(at) == character.codePointAt(0))
                            .boxed()
                            .toList());
        }
    }

    /**
     * @param given values that stand for ours
     * @param prices what a message of so many segments costs
     * @throws Refusal when the text does not parse, or is longer than a message may be
     */
    static TemplatePreview of(
            MessageTemplate.Draft draft,
            String tenantName,
            Map<String, String> given,
            Function<Integer, Optional<Money>> prices) {
        TemplateText body = TemplateText.parse("body", draft.body());
        Map<String, String> usual = new HashMap<>(SampleValues.typical(body.variables(), tenantName));
        Map<String, String> longest = new HashMap<>(SampleValues.worst(body.variables(), tenantName, draft.locale()));
        usual.putAll(given);
        longest.putAll(given);
        boolean isPaid = draft.channel().isPaidBySegment();
        String typical = text(body, usual, given);
        return new TemplatePreview(
                Version.of(typical, isPaid, prices),
                Version.of(text(body, longest, given), isPaid, prices),
                isPaid
                        ? Segments.costly(typical).stream()
                                .map(character -> Costly.of(character, typical))
                                .toList()
                        : List.of(),
                Version.of(isPaid ? SimpleSpelling.of(typical).orElse(typical) : typical, isPaid, prices));
    }

    private static String text(TemplateText body, Map<String, String> values, Map<String, String> given) {
        String text = body.render(values);
        if (text.length() > Outbox.LONGEST_BODY) {
            throw Refusal.field(
                    given.isEmpty() ? "body" : "values",
                    "too_long",
                    "With these values it has %,d characters; a message may have 1,600.".formatted(text.length()));
        }
        return text;
    }
}
