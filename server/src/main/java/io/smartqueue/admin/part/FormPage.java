package io.smartqueue.admin.part;

import io.smartqueue.admin.AdminFrame;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page of one thing: its form, and what else can be done with it.
 *
 * @param action where the form is sent
 * @param choices what fields offer, by their names
 * @param question before it is taken away; null for something new
 */
public record FormPage(
        AdminFrame desk,
        Form form,
        String title,
        String action,
        Map<String, List<Choice>> choices,
        @Nullable Question question) {

    public List<Choice> choices(String field) {
        return choices.getOrDefault(field, List.of());
    }

    /** Whether it is stored already. */
    public boolean isStored() {
        return question != null;
    }
}
