package io.smartqueue.kernel;

import java.util.List;
import java.util.Map;

/**
 * A refusal by a rule: an expected answer with a stable code, never a fault.
 *
 * <p>{@code details} are further members of the problem document, for example the ticket in hand.
 */
public final class Refusal extends RuntimeException {

    /** The kind of refusal; each has one HTTP status. */
    public enum Kind {
        /** The input cannot be used (400). */
        INVALID,
        /** The caller is unknown (401). */
        UNAUTHENTICATED,
        /** It does not exist, or the caller may not see it (404). */
        NOT_FOUND,
        /** The caller's role does not allow it (403). */
        FORBIDDEN,
        /** It conflicts with the present state (409). */
        CONFLICT,
        /** It existed, and will not come back (410). */
        GONE,
        /** It is no longer what the caller saw (412). */
        CHANGED,
        /** The input is well-formed, but cannot be processed with these values (422). */
        UNPROCESSABLE,
        /** Too many requests; {@code details.retry_after_seconds} says when to retry (429). */
        TOO_MANY,
        /** The server has no capacity for it now; {@code details.retry_after_seconds} says when to retry (503). */
        BUSY,
        /** Another system that it needs does not answer (502). */
        UNAVAILABLE
    }

    /** One field that cannot be accepted, by its name in the request. */
    public record Field(String field, String code, String message) {}

    private final Kind kind;
    private final String code;
    private final transient List<Field> fields;
    private final transient Map<String, Object> details;

    private Refusal(Kind kind, String code, String message, List<Field> fields, Map<String, Object> details) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.fields = List.copyOf(fields);
        this.details = Map.copyOf(details);
    }

    public static Refusal of(Kind kind, String code, String message) {
        return new Refusal(kind, code, message, List.of(), Map.of());
    }

    public static Refusal conflict(String code, String message) {
        return of(Kind.CONFLICT, code, message);
    }

    public static Refusal notFound(String code, String message) {
        return of(Kind.NOT_FOUND, code, message);
    }

    public static Refusal forbidden(String code, String message) {
        return of(Kind.FORBIDDEN, code, message);
    }

    /** A value of the request that a rule refuses. */
    public static Refusal field(String field, String code, String message) {
        return fields(List.of(new Field(field, code, message)));
    }

    public static Refusal fields(List<Field> fields) {
        return new Refusal(
                Kind.INVALID, "validation_failed", "Some values cannot be accepted; see errors.", fields, Map.of());
    }

    /** The same refusal with one more member in the problem document. */
    public Refusal with(String name, Object value) {
        Map<String, Object> more = new java.util.HashMap<>(details);
        more.put(name, value);
        return new Refusal(kind, code, String.valueOf(getMessage()), fields, more);
    }

    /** The same refusal, with the names that some of its fields have elsewhere. */
    public Refusal naming(Map<String, String> fieldNames) {
        List<Field> renamed = fields.stream()
                .map(one -> new Field(fieldNames.getOrDefault(one.field(), one.field()), one.code(), one.message()))
                .toList();
        return new Refusal(kind, code, String.valueOf(getMessage()), renamed, details);
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public List<Field> fields() {
        return fields;
    }

    public Map<String, Object> details() {
        return details;
    }
}
