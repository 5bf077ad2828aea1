package io.smartqueue.live.stream;

import io.smartqueue.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The opening handshake of a WebSocket (RFC 6455, 4.2). */
final class Handshake {

    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final String VERSION = "13";
    private static final int KEY_BYTES = 16;

    private Handshake() {}

    /** @return the accept value for the key; empty when the request has been refused */
    static Optional<String> accept(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        boolean asked = "websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))
                && VERSION.equals(request.getHeader("Sec-WebSocket-Version"));
        String key = request.getHeader("Sec-WebSocket-Key");
        if (!asked || !isKey(key)) {
            response.setHeader(HttpHeaders.UPGRADE, "websocket");
            response.setHeader("Sec-WebSocket-Version", VERSION);
            problem.write(
                    response,
                    Problem.of(
                            HttpStatus.UPGRADE_REQUIRED,
                            "upgrade_required",
                            "This address speaks WebSocket only, version 13."));
            return Optional.empty();
        }
        return Optional.of(answerTo(key));
    }

    private static boolean isKey(@Nullable String key) {
        try {
            return key != null && Base64.getDecoder().decode(key).length == KEY_BYTES;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    static String answerTo(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
