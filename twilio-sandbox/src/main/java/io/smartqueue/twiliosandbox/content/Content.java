package io.smartqueue.twiliosandbox.content;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A content template.
 *
 * @param variables a sample for each variable, by its number
 * @param listButton what opens the list, empty for the other kinds
 */
public record Content(
        String sid,
        String friendlyName,
        String language,
        Kind kind,
        String body,
        String listButton,
        List<Choice> choices,
        Map<String, String> variables,
        Instant createdAt) {
    public Content {
        choices = List.copyOf(choices);
        variables = Map.copyOf(variables);
    }
}
