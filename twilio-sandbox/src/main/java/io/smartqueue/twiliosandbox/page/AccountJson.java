package io.smartqueue.twiliosandbox.page;

import io.smartqueue.twiliosandbox.account.Standing;
import io.smartqueue.twiliosandbox.account.Standing.Status;
import io.smartqueue.twiliosandbox.account.Standing.Type;
import io.smartqueue.twiliosandbox.http.Json;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** {@code {"type": "Trial", "status": "active", "verified": ["+221770000012"], "auth_token": "…"}} */
record AccountJson(
        @Nullable String type,
        @Nullable String status,
        @Nullable Set<String> verified,
        @Nullable String authToken) {

    static AccountJson of(Standing now) {
        return new AccountJson(now.type().word(), now.status().word(), new TreeSet<>(now.verified()), now.authToken());
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static AccountJson parse(String json) {
        try {
            return Json.MAPPER.readValue(json, AccountJson.class);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException(malformed.getOriginalMessage(), malformed);
        }
    }

    /**
     * Fields that are absent stay unchanged.
     *
     * @throws IllegalArgumentException for a word that Twilio does not use
     */
    Standing over(Standing now) {
        return new Standing(
                type == null ? now.type() : known(Type.class, type),
                status == null ? now.status() : known(Status.class, status),
                Objects.requireNonNullElse(verified, now.verified()),
                Objects.requireNonNullElse(authToken, now.authToken()));
    }

    private static <E extends Enum<E>> E known(Class<E> words, String word) {
        try {
            return Enum.valueOf(words, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "type is Full or Trial, status active, suspended or closed; not " + word, unknown);
        }
    }

    @Override
    public String toString() {
        return "AccountJson[" + type + ", " + status + ", [REDACTED]]";
    }
}
