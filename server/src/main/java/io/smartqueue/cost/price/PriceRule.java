package io.smartqueue.cost.price;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.cost.Money;
import io.smartqueue.cost.price.PricedMessage.Category;
import io.smartqueue.cost.price.PricedMessage.Direction;
import io.smartqueue.cost.price.PricedMessage.Window;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Known;
import io.smartqueue.web.PlainText;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One price for a kind of message, from an instant on.
 *
 * @param inUse whether a message was priced by it; then only its end changes
 */
public record PriceRule(
        UUID id, @JsonUnwrapped Scope scope, @JsonUnwrapped Terms terms, boolean inUse) {

    /** Whose bill the part is on: the provider's own fee, or what the network behind it takes. */
    public enum Part {
        PROVIDER,
        NETWORK
    }

    public enum Unit {
        SEGMENT,
        MESSAGE
    }

    private static final String COUNTRY = "[A-Z]{2}|[*]";
    private static final String COUNTRY_ADVICE = "Use an ISO 3166 code of two letters, or * for all.";

    /** Which messages. Two rules of one scope never hold at the same time. */
    public record Scope(
            @NotNull Medium channel,

            @NotNull @Pattern(regexp = COUNTRY, message = COUNTRY_ADVICE) String country,

            @Nullable @Pattern(regexp = "[0-9]{4,6}", message = "Write the MCC and MNC, such as 60801.") String network,

            Category category,
            Window window,
            @NotNull Direction direction,
            @NotNull Part part) {

        @SuppressWarnings("ConstantConditions") // absent in a request
        public Scope {
            category = category == null ? Category.ANY : category;
            window = window == null ? Window.ANY : window;
        }

        static final String EVERYWHERE = "*";

        /** Whether rules like this price messages like that one, whatever their category, window and time are. */
        boolean concerns(PricedMessage message) {
            return channel == message.channel()
                    && direction == message.direction()
                    && (country.equals(EVERYWHERE) || country.equals(message.country()))
                    && (network == null || network.equals(message.network()));
        }

        boolean fits(PricedMessage message) {
            return concerns(message)
                    && (category == Category.ANY || category == message.category())
                    && (window == Window.ANY || window == message.window());
        }

        /** Where several fit, a country goes before a network, a network before a category, that before a window. */
        int weight() {
            return (country.equals(EVERYWHERE) ? 0 : 8)
                    + (network == null ? 0 : 4)
                    + (category == Category.ANY ? 0 : 2)
                    + (window == Window.ANY ? 0 : 1);
        }
    }

    /**
     * What is paid, and when.
     *
     * @param validTo the first instant at which it no longer holds; null = without an end
     * @param freePerMonth how many messages of a sender cost nothing in each month, in UTC
     * @param source where the figure stands
     */
    public record Terms(
            @NotNull Unit unit,

            @NotNull @DecimalMin("0") @Digits(integer = 9, fraction = 8) BigDecimal amount,

            @NotNull @Known(Known.List.CURRENCY) String currency,
            @NotNull Instant validFrom,
            @Nullable Instant validTo,

            @Nullable @Min(1) @Max(1_000_000_000) Integer freePerMonth,

            @NotBlank @Size(max = 300) @PlainText.Lines String source) {

        public Terms {
            if (amount != null) {
                amount = Money.plain(amount);
            }
        }

        boolean holdsAt(Instant at) {
            return !at.isBefore(validFrom) && (validTo == null || at.isBefore(validTo));
        }

        public Terms until(@Nullable Instant end) {
            return new Terms(unit, amount, currency, validFrom, end, freePerMonth, source);
        }

        BigDecimal of(int segments) {
            return unit == Unit.SEGMENT ? amount.multiply(BigDecimal.valueOf(segments)) : amount;
        }
    }

    boolean applies(PricedMessage message) {
        return scope.fits(message) && terms.holdsAt(message.at());
    }
}
