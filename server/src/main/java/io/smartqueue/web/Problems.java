package io.smartqueue.web;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.web.request.RequestFaults;
import java.beans.PropertyEditorSupport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.ObjectError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;

/** Turns exceptions into problem documents: an input error names its fields, a fault only a reference. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** Takes out invisible characters and refuses controls; in a body {@link JsonConfiguration} does so. */
    @InitBinder
    void onlyReadableText(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                if (!PlainText.isStorable(text) || PlainText.hasControls(text)) {
                    throw new IllegalArgumentException("contains a character that is not text");
                }
                setValue(PlainText.visible(text));
            }
        });
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        ProblemDetail problem = Problem.of(refusal);
        var response = ResponseEntity.status(problem.getStatus()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        Problem.retryAfter(refusal, response::header);
        return response.body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> failed(Exception fault) {
        if (DatabaseUnavailableFilter.tells(fault)) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .header(HttpHeaders.RETRY_AFTER, DatabaseUnavailableFilter.retryAfter(fault))
                    .body(DatabaseUnavailableFilter.problem(fault));
        }
        Optional<ProblemDetail> ofTheRequest = RequestFaults.find(fault);
        if (ofTheRequest.isPresent()) {
            return answer(ofTheRequest.get());
        }
        ProblemDetail problem = Problem.fault();
        log.error("the request failed, reference {}", Problem.reference(problem), fault);
        return answer(problem);
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = Problem.of(HttpStatus.BAD_REQUEST, "invalid_json", "The body is not valid JSON.");
        Optional<ProblemDetail> ofTheRequest = RequestFaults.find(unreadable);
        if (ofTheRequest.isPresent()) {
            return handleExceptionInternal(
                    unreadable, ofTheRequest.get(), headers, status(ofTheRequest.get()), request);
        }
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                problem = Problem.of(refusal);
                break;
            }
            if (cause instanceof DatabindException || cause instanceof InputCoercionException) {
                problem = Problem.of(FieldErrors.of((JacksonException) cause));
            }
        }
        return handleExceptionInternal(unreadable, problem, headers, status(problem), request);
    }

    private static HttpStatusCode status(ProblemDetail problem) {
        return HttpStatusCode.valueOf(problem.getStatus());
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Refusal.Field> fields =
                invalid.getAllErrors().stream().map(FieldErrors::of).toList();
        return handleExceptionInternal(invalid, Problem.invalid(fields), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Refusal.Field> fields = new ArrayList<>();
        invalid.getParameterValidationResults().forEach(result -> {
            String parameter = String.valueOf(result.getMethodParameter().getParameterName());
            for (MessageSourceResolvable error : result.getResolvableErrors()) {
                fields.add(
                        error instanceof ObjectError object
                                ? FieldErrors.of(object)
                                : new Refusal.Field(
                                        FieldErrors.snake(parameter),
                                        "invalid",
                                        String.valueOf(error.getDefaultMessage())));
            }
        });
        return handleExceptionInternal(invalid, Problem.invalid(fields), headers, HttpStatus.BAD_REQUEST, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var field = new Refusal.Field(missing.getParameterName(), "required", "Give this parameter.");
        return handleExceptionInternal(missing, Problem.invalid(List.of(field)), headers, status, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException mismatch) {
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.invalid(List.of(new Refusal.Field(
                        FieldErrors.snake(mismatch.getName()),
                        "invalid_value",
                        "This value is not of the expected form."))));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception cause, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        ProblemDetail problem = body instanceof ProblemDetail given ? given : ProblemDetail.forStatus(status);
        if (problem.getProperties() == null || !problem.getProperties().containsKey("code")) {
            HttpStatus known = HttpStatus.valueOf(status.value());
            String detail = problem.getDetail();
            problem = Problem.of(
                    known,
                    known.name().toLowerCase(Locale.ROOT),
                    String.valueOf(detail == null ? known.getReasonPhrase() : detail));
        }
        HttpHeaders mine = new HttpHeaders(headers);
        mine.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return super.handleExceptionInternal(cause, problem, mine, status, request);
    }
}
