package io.smartqueue.security.signin;

import io.smartqueue.kernel.Times;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where an account is signed in. */
@Component
public class Sessions {

    /**
     * One sign-in.
     *
     * @param client browser and system, such as "Chrome, Android"; empty where the request did not say
     * @param current whether it is the session that asks
     */
    public record Session(UUID id, String client, Instant createdAt, Instant expiresAt, boolean current) {}

    private static final String OPEN = """
            from (
                select id, client, created_at, expires_at, token_hash = :own as current
                from access_token where account_id = :account and expires_at > :now
            ) open
            """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final RecentSessions recent;

    Sessions(JdbcClient jdbc, InstantSource clock, RecentSessions recent) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.recent = recent;
    }

    /** @param token of the session that asks */
    @Transactional(readOnly = true)
    public PageResult<Session> of(UUID account, String token, PageRequest paging) {
        return paging.of(
                open("select count(*) " + OPEN, account, token)
                        .query(Long.class)
                        .single(),
                open("select * " + OPEN + paging.orderAndLimit(), account, token)
                        .query(Sessions::session)
                        .list());
    }

    private JdbcClient.StatementSpec open(String statement, UUID account, String token) {
        return jdbc.sql(statement)
                .param("account", account)
                .param("own", Tokens.hash(token))
                .param("now", Times.sql(clock.instant()));
    }

    private static Session session(ResultSet row, int n) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getString("client"),
                Times.instant(row, "created_at"),
                Times.instant(row, "expires_at"),
                row.getBoolean("current"));
    }

    /** @return false when the account has no such session */
    @Transactional
    boolean end(UUID account, UUID session) {
        recent.forget();
        return jdbc.sql("delete from access_token where id = :id and account_id = :account")
                        .param("id", session)
                        .param("account", account)
                        .update()
                == 1;
    }
}
