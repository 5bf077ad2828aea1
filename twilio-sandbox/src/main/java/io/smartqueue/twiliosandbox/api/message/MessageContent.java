package io.smartqueue.twiliosandbox.api.message;

import io.smartqueue.twiliosandbox.content.ContentMessages;
import io.smartqueue.twiliosandbox.content.Filled;
import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Form;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a message: words, or a template with its variables filled in. */
record MessageContent(String body, int media, @Nullable Filled filled) {
    private static final int LONGEST_BODY = 1_600;
    private static final int MOST_MEDIA = 10;

    static void require(Form form) {
        boolean none = form.given("Body").filter(body -> !body.isEmpty()).isEmpty()
                && form.filled("MediaUrl").isEmpty()
                && form.filled("ContentSid").isEmpty();
        if (none) {
            throw ApiProblem.badRequest(21602, "Message body is required.");
        }
    }

    static MessageContent of(Form form, ContentMessages contents) {
        Filled filled = contents.of(form).orElse(null);
        String body = filled == null ? form.given("Body").orElse("") : filled.body();
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            throw ApiProblem.badRequest(21617, "The concatenated message body exceeds the 1600 character limit");
        }
        return new MessageContent(body, media(form.all("MediaUrl")), filled);
    }

    private static int media(List<String> urls) {
        if (urls.size() > MOST_MEDIA) {
            throw ApiProblem.badRequest(21623, "Number of media files exceeds allowed limit");
        }
        urls.forEach(MessageContent::checkMedia);
        return urls.size();
    }

    private static void checkMedia(String url) {
        try {
            if (URI.create(url).getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException malformed) {
            // Refused below, like a well-formed address without a host.
        }
        throw ApiProblem.badRequest(21620, "Invalid media URL(s): " + url);
    }
}
