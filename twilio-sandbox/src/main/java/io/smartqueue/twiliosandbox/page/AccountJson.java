package io.smartqueue.twiliosandbox.page;

import io.smartqueue.twiliosandbox.account.Recipients;
import io.smartqueue.twiliosandbox.account.Standing;
import io.smartqueue.twiliosandbox.account.Standing.OptOut;
import io.smartqueue.twiliosandbox.account.Standing.Status;
import io.smartqueue.twiliosandbox.account.Standing.Type;
import io.smartqueue.twiliosandbox.http.Json;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code {"type": "Trial", "status": "active", "verified": ["+221770000012"], "countries": ["SN"], …}} */
record AccountJson(
        @Nullable String type,
        @Nullable String status,
        @Nullable Set<String> verified,
        @Nullable String authToken,
        @Nullable Set<String> countries,
        @Nullable Set<String> joined,
        @Nullable Set<String> optedOut,
        @Nullable Integer concurrent,
        @Nullable String optOut,
        @Nullable Boolean whatsappWindow) {

    static AccountJson of(Standing now) {
        Recipients recipients = now.recipients();
        return new AccountJson(
                now.type().word(),
                now.status().word(),
                new TreeSet<>(now.verified()),
                now.authToken(),
                new TreeSet<>(recipients.countries()),
                new TreeSet<>(recipients.joined().keySet()),
                new TreeSet<>(recipients.optedOut()),
                now.concurrent(),
                now.optOut().word(),
                recipients.windowed());
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static AccountJson parse(String json) {
        return Json.read(json, AccountJson.class);
    }

    /**
     * Fields that are absent stay unchanged.
     *
     * @throws IllegalArgumentException for a word that Twilio does not use
     */
    Standing over(Standing now, Instant moment) {
        return new Standing(
                type == null ? now.type() : known(Type.class, type, "type is Full or Trial"),
                status == null ? now.status() : known(Status.class, status, "status is active, suspended or closed"),
                Objects.requireNonNullElse(verified, now.verified()),
                Objects.requireNonNullElse(authToken, now.authToken()),
                over(now.recipients(), moment),
                Objects.requireNonNullElse(concurrent, now.concurrent()),
                optOut == null ? now.optOut() : known(OptOut.class, optOut, "opt_out is advanced, default or none"));
    }

    private Recipients over(Recipients now, Instant moment) {
        Recipients changed = countries == null ? now : now.inCountries(countries);
        changed = joined == null ? changed : changed.withMembers(joined, moment);
        changed = whatsappWindow == null ? changed : changed.windowed(whatsappWindow);
        return optedOut == null ? changed : changed.withOptOuts(optedOut);
    }

    private static <E extends Enum<E>> E known(Class<E> words, String word, String allowed) {
        try {
            return Enum.valueOf(words, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(allowed + "; not " + word, unknown);
        }
    }

    @Override
    public String toString() {
        return "AccountJson[" + type + ", " + status + ", [REDACTED]]";
    }
}
