package io.smartqueue.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smartqueue.kernel.Known;
import io.smartqueue.kernel.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Describes input errors in the terms of the interface: field, code, advice. */
final class FieldErrors {

    private static final Pattern CAPITAL = Pattern.compile("([a-z0-9])([A-Z])");

    /** How Bean Validation writes an element of a list or a map. */
    private static final Pattern INDEX = Pattern.compile("\\[([^]]*)]");

    private static final Pattern ELEMENT = Pattern.compile("\\.<[a-z ]+>");

    private FieldErrors() {}

    static Refusal.Field of(ConstraintViolation<?> violation) {
        Annotation rule = violation.getConstraintDescriptor().getAnnotation();
        String code = switch (rule) {
            case Known known -> known.value().code();
            case Size size when size.min() == 0 -> "too_long";
            default -> code(rule.annotationType().getSimpleName());
        };
        String path = ELEMENT.matcher(violation.getPropertyPath().toString()).replaceAll("");
        path = INDEX.matcher(path).replaceAll(".$1");
        return new Refusal.Field(nameInJson(violation.getLeafBean(), path), code, violation.getMessage());
    }

    private static String nameInJson(@Nullable Object bean, String path) {
        String property = path.substring(path.lastIndexOf('.') + 1);
        return Stream.ofNullable(bean == null ? null : bean.getClass().getRecordComponents())
                .flatMap(Arrays::stream)
                .filter(component -> component.getName().equals(property))
                .map(component -> component.getAccessor().getAnnotation(JsonProperty.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(renamed -> snake(path.substring(0, path.lastIndexOf('.') + 1)) + renamed.value())
                .orElseGet(() -> snake(path));
    }

    static Refusal.Field of(ObjectError error) {
        if (error.contains(ConstraintViolation.class)) {
            return of(error.unwrap(ConstraintViolation.class));
        }
        String name = error instanceof FieldError field ? field.getField() : error.getObjectName();
        return new Refusal.Field(snake(name), code(error.getCode()), String.valueOf(error.getDefaultMessage()));
    }

    private static String code(@Nullable String rule) {
        return switch (String.valueOf(rule)) {
            case "NotNull", "NotBlank", "NotEmpty" -> "required";
            case "Size" -> "invalid_length";
            case "Min", "Max", "Positive", "PositiveOrZero", "Digits", "DecimalMin", "DecimalMax" -> "out_of_range";
            case "Pattern" -> "invalid_form";
            case "Email" -> "invalid_email";
            case "null" -> "invalid";
            default -> snake(String.valueOf(rule));
        };
    }

    /** For well-formed JSON with an unexpected value. */
    static Refusal of(JacksonException mismatch) {
        String path = mismatch.getPath().stream().map(FieldErrors::step).collect(Collectors.joining("."));
        if (path.isEmpty()) {
            return Refusal.of(Refusal.Kind.INVALID, "invalid_json", "The body is not a JSON object.");
        }
        if (mismatch instanceof UnrecognizedPropertyException unknown) {
            return Refusal.field(path, "unknown_field", "There is no such field here." + known(unknown));
        }
        if (mismatch instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            return Refusal.field(path, "invalid_choice", choices(format.getTargetType()));
        }
        return Refusal.field(path, "invalid_value", "This value is not of the expected form.");
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> names = unknown.getKnownPropertyIds();
        return names == null || names.isEmpty()
                ? ""
                : names.stream().map(Object::toString).sorted().collect(Collectors.joining(", ", " Known are: ", "."));
    }

    private static String choices(Class<?> words) {
        return "Use one of: "
                + Arrays.stream(words.getEnumConstants())
                        .map(word -> ((Enum<?>) word).name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static String step(JacksonException.Reference reference) {
        return reference.getPropertyName() != null
                ? reference.getPropertyName()
                : Integer.toString(reference.getIndex());
    }

    static String snake(String name) {
        return CAPITAL.matcher(name).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }
}
