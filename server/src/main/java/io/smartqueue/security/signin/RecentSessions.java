package io.smartqueue.security.signin;

import io.smartqueue.security.Principal;
import io.smartqueue.tenant.RecentReads;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The people behind the tokens of the last second, who need not be looked up for each request. A class that
 * changes an account, a token or a membership calls {@link #forget}.
 */
@Component
public class RecentSessions {

    private static final long MOST = 10_000;

    record Session(Principal principal, Instant expiresAt) {}

    private final RecentReads<ByteBuffer, Session> sessions = new RecentReads<>(MOST);

    Optional<Session> find(byte[] tokenHash, Supplier<Optional<Session>> read) {
        return Optional.ofNullable(
                sessions.get(ByteBuffer.wrap(tokenHash), unused -> read.get().orElse(null)));
    }

    public void forget() {
        sessions.forget();
    }
}
