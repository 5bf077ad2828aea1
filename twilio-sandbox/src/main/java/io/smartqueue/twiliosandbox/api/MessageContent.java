package io.smartqueue.twiliosandbox.api;

import io.smartqueue.twiliosandbox.http.Form;
import java.net.URI;
import java.util.List;

/** The content of a message. A content template shows as its variables, because the sandbox stores no templates. */
record MessageContent(String body, int media) {
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

    static MessageContent of(Form form) {
        form.filled("ContentSid").ifPresent(sid -> {
            if (!sid.matches("HX[0-9a-fA-F]{32}")) {
                throw ApiProblem.badRequest(21655, "The ContentSid " + sid + " is invalid.");
            }
        });
        String body =
                form.given("Body").or(() -> form.given("ContentVariables")).orElse("");
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            throw ApiProblem.badRequest(21617, "The concatenated message body exceeds the 1600 character limit");
        }
        return new MessageContent(body, media(form.all("MediaUrl")));
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
