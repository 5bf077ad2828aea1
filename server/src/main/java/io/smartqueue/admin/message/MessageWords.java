package io.smartqueue.admin.message;

import io.smartqueue.admin.part.Choice;
import io.smartqueue.cost.Money;
import io.smartqueue.customer.Medium;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.page.Messages;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the pages of messages have in common. */
public final class MessageWords {

    /** Messages cost parts of a cent. */
    private static final int MOST_DIGITS = 4;

    private MessageWords() {}

    public static List<Choice> media(Messages words) {
        return Arrays.stream(Medium.values())
                .map(medium -> new Choice(medium.code(), words.say("counter.medium." + medium.code())))
                .toList();
    }

    public static List<Choice> events(Messages words) {
        return Arrays.stream(NotificationEvent.values())
                .map(event -> new Choice(event.code(), words.say("letter." + event.code())))
                .toList();
    }

    /** In the order of the language; a dash while no price is known. */
    public static String money(Messages words, @Nullable Money money) {
        if (money == null) {
            return "–";
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(words.language().locale());
        Currency currency = Currency.getInstance(money.currency());
        format.setCurrency(currency);
        format.setMinimumFractionDigits(0);
        format.setMaximumFractionDigits(Math.max(MOST_DIGITS, currency.getDefaultFractionDigits()));
        return format.format(money.amount());
    }

    /** Why a message did not arrive, in words; a provider's code without words of its own is told as it is. */
    public static String problem(Messages words, String code) {
        return words.know("failure." + code) ? words.say("failure." + code) : words.say("failure.other", "code", code);
    }

    /** What stands in a filter of the address; nothing for what cannot be read. */
    public static <T> @Nullable T filter(T[] all, Function<T, String> code, String asked) {
        Optional<T> found =
                Arrays.stream(all).filter(one -> code.apply(one).equals(asked)).findFirst();
        return found.orElse(null);
    }
}
