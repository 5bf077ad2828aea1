package io.smartqueue.idempotency;

import io.smartqueue.web.KeyedLock;
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
class IdempotentExecution {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    interface Act {
        void answer(HttpServletResponse response) throws Exception;
    }

    private final PlatformTransactionManager transactions;
    private final IdempotencyStore answers;
    private final KeyedLock keyedLock = new KeyedLock();

    IdempotentExecution(PlatformTransactionManager transactions, IdempotencyStore answers) {
        this.transactions = transactions;
        this.answers = answers;
    }

    /** Sends nothing before the commit. An exception rolls everything back, so that the client can retry. */
    void answer(IdempotentRequest idempotentRequest, HttpServletResponse response, Act act) throws Exception {
        long start = System.nanoTime();
        if (!keyedLock.enter(idempotentRequest.name(), PATIENCE)) {
            throw IdempotencyStore.inFlight();
        }
        var captured = new ContentCachingResponseWrapper(response);
        Optional<StoredResponse> before;
        try {
            before = actOrRemember(idempotentRequest, PATIENCE.minusNanos(System.nanoTime() - start), captured, act);
        } finally {
            keyedLock.leave(idempotentRequest.name());
        }
        if (before.isPresent()) {
            before.get().sayAgain(response);
        } else {
            captured.copyBodyToResponse();
        }
    }

    private Optional<StoredResponse> actOrRemember(
            IdempotentRequest idempotentRequest, Duration patience, ContentCachingResponseWrapper response, Act act)
            throws Exception {
        TransactionStatus transaction = transactions.getTransaction(TransactionDefinition.withDefaults());
        boolean done = false;
        Optional<StoredResponse> before;
        try {
            before = answers.claim(idempotentRequest, patience);
            if (before.isEmpty()) {
                act.answer(response);
                done = keep(idempotentRequest, StoredResponse.of(response));
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

    private boolean keep(IdempotentRequest idempotentRequest, StoredResponse storedResponse) {
        if (storedResponse.isSuccess()) {
            answers.keep(idempotentRequest, storedResponse);
        }
        return storedResponse.isSuccess();
    }
}
