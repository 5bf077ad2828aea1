package io.smartqueue.channel.twilio.message;

import io.smartqueue.channel.twilio.Sender;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How fast the senders may send, unparsed: a mistake turns the channel off. Without a setting the figures are Twilio's
 * by kind of sender (https://www.twilio.com/docs/messaging/guides/market-throughput-overview).
 *
 * @param smsRate segments a second; 0 = unlimited
 * @param whatsappRate messages a second; 0 = unlimited
 */
@ConfigurationProperties("twilio")
record TwilioRates(@Nullable String smsRate, @Nullable String whatsappRate) {

    private static final BigDecimal UNLIMITED = BigDecimal.ZERO;
    private static final Pattern RATE = Pattern.compile("[0-9]{1,5}([.][0-9]{1,3})?");
    private static final String SANDBOX = "whatsapp:+14155238886";
    private static final BigDecimal OF_THE_SANDBOX = new BigDecimal("0.333");
    private static final BigDecimal OF_WHATSAPP = BigDecimal.valueOf(80);

    /** By the beginning of the number; whatever follows none of them is a long code. */
    private static final Map<Pattern, BigDecimal> OF_SMS = Map.of(
            // Twilio's numbers for tests, from which nothing is really sent.
            Pattern.compile("\\+1500555[0-9]{4}"),
            UNLIMITED,
            Pattern.compile("\\+1(800|833|844|855|866|877|888)[0-9]{7}"),
            BigDecimal.valueOf(3),
            Pattern.compile("[0-9]{4,6}"),
            BigDecimal.valueOf(100),
            Pattern.compile("(?=.*[A-Za-z]).*"),
            BigDecimal.TEN);

    BigDecimal sms(Sender sender, List<String> mistakes) {
        return given("TWILIO_SMS_RATE", smsRate, ofKind(sender), mistakes);
    }

    /** @param elsewhere whether another address stands for Twilio, so that its shared sandbox number is not Twilio's */
    BigDecimal whatsapp(Sender sender, boolean elsewhere, List<String> mistakes) {
        boolean isSandbox = !elsewhere && sender.toString().equals(SANDBOX);
        return given("TWILIO_WHATSAPP_RATE", whatsappRate, isSandbox ? OF_THE_SANDBOX : OF_WHATSAPP, mistakes);
    }

    private static BigDecimal ofKind(Sender sender) {
        return switch (sender) {
            // What its pool can do, only the console knows.
            case Sender.Service service -> BigDecimal.TEN;
            case Sender.Number number ->
                OF_SMS.entrySet().stream()
                        .filter(kind -> kind.getKey().matcher(number.address()).matches())
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(BigDecimal.ONE);
        };
    }

    private static BigDecimal given(String name, @Nullable String text, BigDecimal usual, List<String> mistakes) {
        if (text == null || text.isBlank()) {
            return usual;
        }
        if (!RATE.matcher(text.strip()).matches()) {
            mistakes.add(name + " must be a number a second, such as 10 or 0.5; 0 means unlimited");
            return usual;
        }
        return new BigDecimal(text.strip());
    }
}
