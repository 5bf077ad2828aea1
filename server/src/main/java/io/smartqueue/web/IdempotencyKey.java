package io.smartqueue.web;

import io.smartqueue.kernel.Refusal;
import java.util.regex.Pattern;

/** The name that a client gives to a command, so that sending it again does not execute it again. */
public record IdempotencyKey(String value) {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[ -~]{1,255}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw Refusal.field(HEADER, "invalid_form", "Use 1 to 255 printable ASCII characters.");
        }
    }
}
