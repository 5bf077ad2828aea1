package io.smartqueue.reception.ticket;

import io.smartqueue.page.Messages;
import io.smartqueue.reception.taking.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be repaired, in words. */
public final class FormErrors {

    private FormErrors() {}

    public static @Nullable String words(Messages messages, List<FieldError> slips, String field) {
        return slips.stream()
                .filter(fieldError -> fieldError.field().equals(field))
                .findFirst()
                .map(fieldError -> messages.say(
                        "slip." + fieldError.code(), fieldError.values().toArray()))
                .orElse(null);
    }
}
