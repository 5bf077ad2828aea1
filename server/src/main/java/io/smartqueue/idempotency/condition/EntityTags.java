package io.smartqueue.idempotency.condition;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The tag of a representation: the first 96 bits of its SHA-256. */
final class EntityTags {

    private static final int BYTES = 12;

    private final JsonMapper json;

    EntityTags(JsonMapper json) {
        this.json = json;
    }

    /** @param writable the fields that can be changed, which alone count; empty when all count */
    String of(byte[] representation, Set<String> writable) {
        return tag(writable.isEmpty() ? representation : fields(json.readTree(representation), writable));
    }

    private byte[] fields(JsonNode representation, Set<String> writable) {
        ObjectNode counted = json.createObjectNode();
        representation
                .propertyStream()
                .filter(field -> writable.contains(WritableFields.stem(field.getKey())))
                .forEach(field -> counted.set(field.getKey(), field.getValue()));
        return json.writeValueAsBytes(counted);
    }

    private static String tag(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES)) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Whether a header {@code If-Match} or {@code If-None-Match} names the tag. A proxy that compresses an answer marks
     * its tag as weak, which says nothing about the representation.
     */
    static boolean isNamed(String tag, String header) {
        return Stream.of(header.split(","))
                .map(String::strip)
                .map(name -> name.startsWith("W/") ? name.substring(2) : name)
                .anyMatch(name -> name.equals("*") || name.equals(tag));
    }
}
