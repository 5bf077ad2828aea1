package io.smartqueue.bench.call;

import io.smartqueue.bench.subject.Database;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.take.Replay;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** The statements of an agent's calls on one connection, in the same transactions, and nothing else. */
final class BareAgent implements Calls {

    private static final int LOOKS = 20;
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Connection connection;
    private final Replay call;
    private final Replay serve;
    private final Replay.Names names;
    private Optional<String> inHand = Optional.empty();
    private String state = "";

    BareAgent(Database database, Scripts scripts, Organisation.AgentSession session) throws SQLException, IOException {
        connection = database.asApplication();
        call = new Replay(connection, scripts.call());
        serve = new Replay(connection, scripts.serve());
        names = names(scripts.recorded().agent().toString(), session.agent());
    }

    // Two tickets of one agent differ only in the ticket id, which the statement of the call returns.
    private Replay.Names names(String recordedAgent, UUID agent) {
        return new Replay.Names() {
            /** A call that found nobody is followed by the statements of one that did, which then find nothing. */
            @Override
            public String id(String recorded) {
                return inHand.orElse(recorded);
            }

            @Override
            public String constant(String recorded) {
                // The agents who call are a list.
                return recorded.replace(recordedAgent, agent.toString());
            }

            @Override
            public void answered(ResultSet row) throws SQLException {
                if (row.getMetaData().getColumnLabel(1).equals("id")) {
                    inHand = Optional.of(row.getString(1));
                    state = row.getString("state");
                }
            }
        };
    }

    @Override
    public boolean call() throws SQLException {
        state = "";
        inHand = Optional.empty();
        repeat(call, "called");
        return inHand.isPresent();
    }

    @Override
    public void serve() throws SQLException {
        repeat(serve, "completed");
    }

    // The statements pass over rows that the other connections hold until their commits.
    private void repeat(Replay acts, String wanted) throws SQLException {
        acts.play(names);
        for (int look = 1; look < LOOKS && !state.equals(wanted); look++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            acts.play(names);
        }
    }

    @Override
    public String inHand() {
        return inHand.orElseThrow();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
