package io.smartqueue.notification.rule;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.suppression.Reason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a code of the provider means.
 *
 * @param channel the only one where it suppresses the address; null = that of the message
 */
public record ErrorRule(
        UUID id,
        String code,
        Stage stage,
        @Nullable Medium channel,
        @JsonUnwrapped Consequence consequence) {

    public enum Stage {
        /** In the answer to our request. */
        REQUEST,
        /** In a receipt. */
        DELIVERY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Twilio's codes; those of RFC 3463; and the reply codes of RFC 5321 where a mail server gives no other. */
    private static final String CODE = "[0-9]{4,6}|[245](\\.[0-9]{1,3}){2}|smtp_[a-z0-9]{1,20}";

    /** What identifies a rule; the rest is what follows. */
    public record Subject(
            @NotNull @Pattern(
                    regexp = CODE,
                    message = "Write four to six digits, or a mail server's code such as 5.7.1 or smtp_550.")
            String code,

            @NotNull Stage stage,
            @Nullable Medium channel) {}

    /**
     * What follows. Where neither a pause nor parking nor giving up is chosen, the class of the HTTP status decides.
     *
     * @param retryAfter seconds
     * @param nextChannel whether the next channel of a plan is taken
     * @param suppress why nothing more is written to the address, if so
     * @param suppressDays null = without an end
     * @param park whether the sender pauses
     * @param alert whether an operator is to see it
     */
    public record Consequence(
            @Nullable @Min(1) @Max(86_400) Integer retryAfter,
            boolean nextChannel,
            @Nullable Reason suppress,
            @Nullable @Min(1) @Max(3650) Integer suppressDays,
            boolean park,
            boolean giveUp,
            boolean alert,
            @NotNull @Valid Words words) {

        /** Of a rule that is new: the class of the HTTP status decides, and the next channel is taken. */
        static final Consequence NONE = new Consequence(null, true, null, null, false, false, false, new Words("", ""));
    }

    public record Words(
            @NotBlank @Size(max = 300) String fr,
            @NotBlank @Size(max = 300) String en) {}
}
