package io.smartqueue.twiliosandbox.api;

import io.smartqueue.twiliosandbox.http.Answer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal by Twilio: an HTTP status, one of its codes, and a sentence. */
final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    ApiProblem(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static ApiProblem badRequest(int code, String message) {
        return new ApiProblem(400, code, message);
    }

    static ApiProblem notFound(String path) {
        return new ApiProblem(404, 20404, "The requested resource " + path + " was not found");
    }

    Answer answer() {
        return answer(status, code, String.valueOf(getMessage()));
    }

    static Answer answer(int status, int code, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        body.put("status", status);
        return Answer.json(status, body, code + " " + message);
    }
}
