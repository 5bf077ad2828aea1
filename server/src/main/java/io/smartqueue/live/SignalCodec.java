package io.smartqueue.live;

import io.smartqueue.kernel.Ids;
import io.smartqueue.postgres.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The notifications that servers send each other through the database: the sender and a topic. */
@Component
class SignalCodec {

    static final String CHANNEL = "smartqueue_signals";

    private static final Logger log = LoggerFactory.getLogger(SignalCodec.class);

    private final UUID here = Ids.next();
    private final Postgres postgres;

    SignalCodec(Postgres postgres) {
        this.postgres = postgres;
    }

    /** After this time without an answer to a statement the database counts as lost. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    /** A connection outside the pool, because a listener keeps it and a sender must not wait for one. */
    Connection connect() throws SQLException {
        Connection connection = postgres.application().connect();
        try (var statement = connection.createStatement()) {
            connection.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
            statement.execute(Postgres.AS_APPLICATION);
            // Shows the database's operator what the connection is for.
            statement.execute("set application_name = 'smartqueue live'");
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    String written(Topic topic) {
        return here + " " + topic;
    }

    /** @return empty for a signal that this server sent, because its listeners have it already */
    Optional<Topic> read(String payload) {
        int space = payload.indexOf(' ');
        if (space < 0 || payload.startsWith(here.toString())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Topic(payload.substring(space + 1)));
        } catch (IllegalArgumentException unknown) {
            log.warn("ignored a signal that is not a topic");
            return Optional.empty();
        }
    }
}
