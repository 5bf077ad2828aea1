package io.smartqueue.web.openapi;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * The words of the document, in files of their own so that they stand side by side: {@code operations} by operation id,
 * {@code properties} by the name of a property, or of its schema and itself where one name means several things.
 */
final class Words {

    private final Properties operations = read("operations");
    private final Properties properties = read("properties");

    /** What the operation does, in a line. */
    Optional<String> summary(String operation) {
        return Optional.ofNullable(operations.getProperty(operation));
    }

    /** What is to be known before it is used. */
    Optional<String> description(String operation) {
        return Optional.ofNullable(operations.getProperty(operation + ".more"));
    }

    /** The codes that only this operation answers, each after its status: {@code 409 queue_full}. */
    Optional<String> codes(String operation) {
        return Optional.ofNullable(operations.getProperty(operation + ".codes"));
    }

    Optional<String> parameter(String operation, String name) {
        return Optional.ofNullable(operations.getProperty(operation + "." + name))
                .or(() -> Optional.ofNullable(operations.getProperty("parameter." + name)));
    }

    Optional<String> property(String schema, String name) {
        return Optional.ofNullable(properties.getProperty(schema + "." + name))
                .or(() -> Optional.ofNullable(properties.getProperty(name)));
    }

    private static Properties read(String name) {
        var words = new Properties();
        String file = "/openapi/" + name + ".properties";
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            words.load(reader);
            return words;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
