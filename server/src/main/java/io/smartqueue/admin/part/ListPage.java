package io.smartqueue.admin.part;

import io.smartqueue.admin.AdminFrame;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A page with a list.
 *
 * @param choices what the filters offer, by their names
 */
public record ListPage<T>(AdminFrame desk, Listing<T> list, Map<String, List<Choice>> choices) {

    public List<Choice> choices(String filter) {
        return choices.getOrDefault(filter, List.of());
    }

    /** The label of a value of a filter, such as the name of a site. */
    public String label(String filter, UUID value) {
        return choices(filter).stream()
                .filter(choice -> choice.value().equals(value.toString()))
                .findFirst()
                .map(Choice::label)
                .orElse("");
    }
}
