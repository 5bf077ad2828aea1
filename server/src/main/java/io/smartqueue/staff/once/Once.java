package io.smartqueue.staff.once;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** Executes a command once and then repeats the stored response. Both are stored in one transaction, or neither. */
@Component
class Once {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    interface Act {
        void answer(HttpServletResponse response) throws Exception;
    }

    private final PlatformTransactionManager transactions;
    private final KeptAnswers answers;
    private final Turnstile turnstile = new Turnstile();

    Once(PlatformTransactionManager transactions, KeptAnswers answers) {
        this.transactions = transactions;
        this.answers = answers;
    }

    /** Sends nothing before the commit. An exception rolls everything back, so that the client can retry. */
    void answer(Command command, HttpServletResponse response, Act act) throws Exception {
        long start = System.nanoTime();
        if (!turnstile.enter(command.name(), PATIENCE)) {
            throw KeptAnswers.inFlight();
        }
        var captured = new ContentCachingResponseWrapper(response);
        Optional<Answer> before;
        try {
            before = actOrRemember(command, PATIENCE.minusNanos(System.nanoTime() - start), captured, act);
        } finally {
            turnstile.leave(command.name());
        }
        if (before.isPresent()) {
            before.get().sayAgain(response);
        } else {
            captured.copyBodyToResponse();
        }
    }

    private Optional<Answer> actOrRemember(
            Command command, Duration patience, ContentCachingResponseWrapper response, Act act) throws Exception {
        TransactionStatus transaction = transactions.getTransaction(TransactionDefinition.withDefaults());
        boolean done = false;
        Optional<Answer> before;
        try {
            before = answers.claim(command, patience);
            if (before.isEmpty()) {
                act.answer(response);
                done = keep(command, Answer.of(response));
            }
        } catch (Throwable thrown) {
            undo(transaction, thrown);
            throw thrown;
        }
        if (done) {
            transactions.commit(transaction);
        } else {
            transactions.rollback(transaction);
        }
        return before;
    }

    private void undo(TransactionStatus transaction, Throwable because) {
        try {
            transactions.rollback(transaction);
        } catch (RuntimeException alsoGone) {
            because.addSuppressed(alsoGone);
        }
    }

    private boolean keep(Command command, Answer answer) {
        if (answer.isSuccess()) {
            answers.keep(command, answer);
        }
        return answer.isSuccess();
    }
}
