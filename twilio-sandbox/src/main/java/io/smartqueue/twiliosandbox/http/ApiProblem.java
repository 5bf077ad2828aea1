package io.smartqueue.twiliosandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal by Twilio: an HTTP status, one of its codes, and a sentence. */
public final class ApiProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;

    public ApiProblem(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    public static ApiProblem badRequest(int code, String message) {
        return new ApiProblem(400, code, message);
    }

    public static ApiProblem notFound(String path) {
        return new ApiProblem(404, 20404, "The requested resource " + path + " was not found");
    }

    public Answer answer() {
        return answer(status, code, String.valueOf(getMessage()));
    }

    public static Answer answer(int status, int code, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        body.put("status", status);
        return Answer.json(status, body, code + " " + message);
    }
}
