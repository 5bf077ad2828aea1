package io.smartqueue.admin.imports;

import io.smartqueue.kernel.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A body of several parts (RFC 7578), read whole and by the controller alone: rights are checked before, and the limit
 * for bodies holds.
 */
public record MultipartForm(Map<String, byte[]> parts) {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]{1,70})\"?");
    private static final Pattern NAME = Pattern.compile("(?i)content-disposition:[^\r\n]*[; ]name=\"([^\"]*)\"");

    /** @throws Refusal when it cannot be read */
    public static MultipartForm read(byte[] body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw malformed();
        }
        // One character for each byte, so that the parts stay as they were sent.
        Map<String, byte[]> parts = parts(new String(body, StandardCharsets.ISO_8859_1), "--" + boundary.group(1));
        if (parts.isEmpty()) {
            throw malformed();
        }
        return new MultipartForm(parts);
    }

    private static Map<String, byte[]> parts(String text, String between) {
        Map<String, byte[]> parts = new HashMap<>();
        int begins = text.indexOf(between);
        while (begins >= 0) {
            int ends = text.indexOf("\r\n" + between, begins);
            int head = text.indexOf("\r\n\r\n", begins);
            if (ends < 0 || head < 0 || head > ends) {
                return parts;
            }
            Matcher name = NAME.matcher(text.substring(begins, head));
            if (name.find()) {
                String content = text.substring(Math.min(head + 4, ends), ends);
                parts.put(name.group(1), content.getBytes(StandardCharsets.ISO_8859_1));
            }
            begins = ends + 2;
        }
        return parts;
    }

    private static Refusal malformed() {
        return Refusal.of(Refusal.Kind.INVALID, "malformed", "The body cannot be read as multipart/form-data.");
    }

    public Optional<byte[]> part(String name) {
        return Optional.ofNullable(parts.get(name));
    }

    public String text(String name) {
        return part(name)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
                .orElse("");
    }
}
