package io.smartqueue.idempotency;

import io.smartqueue.idempotency.condition.ResourceName;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.web.FormOnce;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.http.MediaType;

/**
 * A form as it was sent. The same page sent with other fields is another form: its author went back and changed it.
 *
 * @param name hash of the page's key, of where it was sent to and of every field
 * @param isGuarded whether it changes only what its author saw, so that doing it again does no harm
 */
record SentForm(UUID account, byte[] name, boolean isGuarded) {

    private static final int LONGEST = 64;

    /** Empty for a form without a key, and for one with a file, whose fields are read by its controller. */
    static Optional<SentForm> of(HttpServletRequest request, UUID account) {
        String type = request.getContentType();
        if (type == null || !type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE)) {
            return Optional.empty();
        }
        String key = request.getParameter(FormOnce.FIELD);
        if (key == null || key.isBlank() || key.length() > LONGEST) {
            return Optional.empty();
        }
        String seen = request.getParameter(FormOnce.SEEN);
        return Optional.of(new SentForm(account, hash(request), seen != null && !seen.isBlank()));
    }

    private static byte[] hash(HttpServletRequest request) {
        StringBuilder text =
                new StringBuilder(CurrentTenant.find().map(Object::toString).orElse(""));
        text.append('\n').append(ResourceName.of(request)).append('\n');
        // The token of a session changes when its author signs in again.
        new TreeMap<>(request.getParameterMap()).forEach((field, values) -> {
            if (field.equals(FormOnce.FIELD) || !field.startsWith("_")) {
                text.append(field).append(Arrays.toString(values)).append('\n');
            }
        });
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
