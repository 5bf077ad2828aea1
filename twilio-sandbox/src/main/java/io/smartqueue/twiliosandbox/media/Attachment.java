package io.smartqueue.twiliosandbox.media;

import java.util.regex.Pattern;

/** A file as a phone sends it. */
public record Attachment(String contentType, byte[] content) {
    private static final Pattern TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");
    private static final int LARGEST = 5 << 20;

    public Attachment {
        if (!TYPE.matcher(contentType).matches()) {
            throw new IllegalArgumentException("content_type is written like image/png; not " + contentType);
        }
        if (content.length == 0 || content.length > LARGEST) {
            throw new IllegalArgumentException("the content of a file has 1 byte to 5 MiB");
        }
        content = content.clone();
    }

    /** {@code image} of {@code image/png}. */
    public String kind() {
        String first = contentType.substring(0, contentType.indexOf('/'));
        return switch (first) {
            case "image", "audio", "video" -> first;
            default -> "document";
        };
    }

    @Override
    public byte[] content() {
        return content.clone();
    }
}
