package io.smartqueue.twiliosandbox.http;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON mapper: snake_case, ISO 8601, strict about fields it does not know. */
public final class Json {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}

    /** @throws IllegalArgumentException saying in words what is wrong */
    public static <T> T read(String json, Class<T> type) {
        T read;
        try {
            read = MAPPER.readValue(json, type);
        } catch (UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(
                    "unknown field " + unknown.getPropertyName() + "; known: " + known, unknown);
        } catch (DatabindException wrong) {
            String field = wrong.getPath().isEmpty()
                    ? ""
                    : " at " + wrong.getPathReference().replaceAll("[\\w.$]+\\[", "[");
            throw new IllegalArgumentException("a value of the wrong type" + field, wrong);
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("not JSON: " + malformed.getOriginalMessage(), malformed);
        }
        if (read == null) {
            throw new IllegalArgumentException("an object is needed, not null");
        }
        return read;
    }
}
