package io.smartqueue.twiliosandbox.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartqueue.twiliosandbox.fault.FaultBoard.Struck;
import io.smartqueue.twiliosandbox.http.Answer;
import io.smartqueue.twiliosandbox.http.ApiProblem;
import io.smartqueue.twiliosandbox.http.Json;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

/** The response when a fault applies to the request. */
final class FaultyAnswers {
    private static final String NOTHING_STORED = "fault injected, nothing stored";

    private FaultyAnswers() {}

    /** @param honest supplies the response without the fault; calling it stores the message */
    static Answer of(Struck struck, Supplier<Answer> honest) throws InterruptedException {
        return switch (struck.kind()) {
            case DROP -> Answer.dropped(NOTHING_STORED);
            case ANSWER_401 -> noted(ApiProblem.answer(401, 20003, "Authenticate"), NOTHING_STORED);
            case ANSWER_403 -> noted(ApiProblem.answer(403, 20005, "Account not active"), NOTHING_STORED);
            case ANSWER_500 -> serverError();
            case ANSWER_502_HTML -> badGateway();
            case ANSWER_503 -> unavailable();
            case ANSWER_429 -> tooMany(struck.fault().retryAfter());
            case ACCEPT_THEN_DROP -> ifCreated(honest.get(), created -> Answer.dropped(stored(created)));
            case ACCEPT_THEN_500 -> ifCreated(honest.get(), created -> noted(serverError(), stored(created)));
            case SLOW_ANSWER -> slow(honest.get(), struck.fault().delay());
            case SLOW_503 -> slow(unavailable(), struck.fault().delay());
            case UNKNOWN_STATUS -> rewritten(honest.get(), json -> json.put("status", "teleporting"));
            case EXTRA_FIELDS -> rewritten(honest.get(), FaultyAnswers::addFields);
            case RECEIPTS_SHUFFLED, RECEIPTS_DOUBLED, RECEIPTS_DROPPED, RECEIPTS_DELAYED -> honest.get();
        };
    }

    static Answer tooManyAtOnce() {
        return ApiProblem.answer(429, 20429, "Too Many Requests");
    }

    private static Answer serverError() {
        return noted(ApiProblem.answer(500, 20500, "Internal Server Error"), NOTHING_STORED);
    }

    private static Answer unavailable() {
        return noted(ApiProblem.answer(503, 20503, "Service unavailable"), NOTHING_STORED);
    }

    private static Answer badGateway() {
        byte[] page =
                "<html><head><title>502 Bad Gateway</title></head><body>502 Bad Gateway</body></html>".getBytes(UTF_8);
        return Answer.of(502, "text/html", page, NOTHING_STORED);
    }

    private static Answer tooMany(int retryAfter) {
        Answer answer = noted(tooManyAtOnce(), NOTHING_STORED);
        return retryAfter == 0 ? answer : answer.with("Retry-After", Integer.toString(retryAfter));
    }

    private static Answer slow(Answer answer, Duration delay) throws InterruptedException {
        Thread.sleep(delay);
        return noted(answer, answer.note() + ", answered after " + delay.toMillis() + " ms");
    }

    private static Answer ifCreated(Answer answer, UnaryOperator<Answer> change) {
        return answer.status() == 201 ? change.apply(answer) : answer;
    }

    private static Answer rewritten(Answer answer, Consumer<ObjectNode> change) {
        if (answer.status() != 201) {
            return answer;
        }
        ObjectNode json = (ObjectNode) Json.MAPPER.readTree(answer.body());
        change.accept(json);
        return new Answer(201, answer.headers(), Json.MAPPER.writeValueAsBytes(json), answer.note() + ", odd answer");
    }

    private static void addFields(ObjectNode json) {
        json.put("carrier_mood", "fine");
        json.putObject("forecast").putArray("hours").add(9).add(10);
    }

    private static String stored(Answer created) {
        return "fault injected after storing " + created.note();
    }

    private static Answer noted(Answer answer, String note) {
        return new Answer(answer.status(), answer.headers(), answer.body(), note);
    }
}
