package io.smartqueue.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** The stored response to a command: the parts that are sent again. */
record StoredResponse(
        int status, @Nullable String contentType, @Nullable String location, byte[] body) {

    static final String REPLAYED = "Idempotent-Replayed";

    static StoredResponse of(ContentCachingResponseWrapper response) {
        return new StoredResponse(
                response.getStatus(),
                response.getContentType(),
                response.getHeader(HttpHeaders.LOCATION),
                response.getContentAsByteArray());
    }

    boolean isSuccess() {
        return status / 100 == 2;
    }

    StoredResponse with(byte[] otherBody) {
        return new StoredResponse(status, contentType, location, otherBody);
    }

    void sayAgain(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader(REPLAYED, "true");
        if (contentType != null) {
            response.setContentType(contentType);
        }
        if (location != null) {
            response.setHeader(HttpHeaders.LOCATION, location);
        }
        response.getOutputStream().write(body);
    }
}
