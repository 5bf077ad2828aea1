package io.smartqueue.twiliosandbox.junit;

import io.smartqueue.twiliosandbox.http.Form;
import io.smartqueue.twiliosandbox.http.LoggedRequest;

/**
 * A status callback that was posted to the application, or that a fault lost.
 *
 * @param status the state that it reports, such as {@code delivered}
 * @param answer the HTTP status of the application, 0 if there was none
 */
public record Receipt(String url, String status, int answer, String signature, Form form) {

    static Receipt of(LoggedRequest request) {
        return new Receipt(
                request.target(),
                request.about(),
                request.status(),
                request.headers().getOrDefault("X-Twilio-Signature", ""),
                request.form());
    }

    boolean isOf(String sid) {
        return form.filled("MessageSid").filter(sid::equals).isPresent();
    }
}
