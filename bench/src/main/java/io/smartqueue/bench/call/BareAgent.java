package io.smartqueue.bench.call;

import io.smartqueue.bench.subject.Database;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.take.Replay;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** The statements of an agent's calls on one connection, in the same transactions, and nothing else. */
final class BareAgent implements Calls {

    private final Connection connection;
    private final Replay call;
    private final Replay serve;
    private final Replay.Names names;
    private Optional<String> inHand = Optional.empty();

    BareAgent(Database database, Scripts scripts, Organisation.AgentSession session) throws SQLException, IOException {
        connection = database.asApplication();
        call = new Replay(connection, scripts.call());
        serve = new Replay(connection, scripts.serve());
        names = names(scripts.recorded().agent().toString(), session.agent());
    }

    // Two tickets of one agent differ only in the ticket id, which the first statement of the call returns.
    private Replay.Names names(String recordedAgent, UUID agent) {
        return new Replay.Names() {
            @Override
            public String id(String recorded) {
                return inHand.orElseThrow();
            }

            @Override
            public String constant(String recorded) {
                return recorded.equals(recordedAgent) ? agent.toString() : recorded;
            }

            @Override
            public void answered(ResultSet row) throws SQLException {
                if (row.getMetaData().getColumnLabel(1).equals("visit_id")) {
                    inHand = Optional.of(row.getString(1));
                }
            }
        };
    }

    @Override
    public boolean call() throws SQLException {
        inHand = Optional.empty();
        try {
            call.play(names);
            return true;
        } catch (NoSuchElementException nobodyWaits) {
            connection.rollback();
            return false;
        }
    }

    @Override
    public void serve() throws SQLException {
        serve.play(names);
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
