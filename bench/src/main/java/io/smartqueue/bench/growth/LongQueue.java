package io.smartqueue.bench.growth;

import io.smartqueue.bench.subject.Line;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A queue of a certain length, its agent, and the acts that are done to it. */
final class LongQueue implements AutoCloseable {

    /** Each tenth ticket has a high priority. */
    private static final int OF_WHICH_ONE_IS_HIGH = 10;
    /** No queue may have more. */
    private static final int MOST_POSTPONEMENTS = 100;

    final int size;
    final boolean byPriority;
    private final Organisation organisation;
    private final UUID id;
    private final Line line;
    private final List<String> taken = new ArrayList<>();
    private List<UUID> chosen = List.of();
    private int acts;

    LongQueue(Server server, Organisation organisation, UUID site, int size, boolean byPriority)
            throws SQLException, IOException {
        this.size = size;
        this.byPriority = byPriority;
        this.organisation = organisation;
        id = organisation.queue(site, (byPriority ? "P" : "F") + size);
        organisation.letPostpone(id, MOST_POSTPONEMENTS);
        organisation.letWait(id, size);
        if (byPriority) {
            organisation.prioritise(id);
        }
        line = new Line(server.port(), organisation.agentSession(id).token());
    }

    String inWords() {
        return String.format(Locale.ROOT, "%s, %,d wait", byPriority ? "priority" : "fifo", size);
    }

    void take() throws IOException {
        String priority = byPriority && acts++ % OF_WHICH_ONE_IS_HIGH == 0 ? "high" : "normal";
        String body = "{\"queue_id\":\"%s\",\"priority\":\"%s\"}".formatted(id, priority);
        taken.add(Server.json(line.post(Organisation.PATH + "tickets/", body).is(201))
                .path("id")
                .asString());
    }

    /** Restores the length of the queue. */
    void cancelTaken() throws IOException {
        for (String ticket : taken) {
            act(ticket, "cancel", "{\"reason\":\"measured\"}");
        }
        taken.clear();
    }

    void choose(int most) throws SQLException {
        organisation.forgetPostponements(id);
        chosen = organisation.inTheMiddle(id, Math.min(most, size));
        acts = 0;
    }

    /** Each transfer is undone by the next one, so that both queues keep their length. */
    void transfer(LongQueue other) throws IOException {
        UUID to = acts % 2 == 0 ? other.id : id;
        act(chosen.get(acts++ / 2 % chosen.size()).toString(), "transfer", "{\"target_queue_id\":\"" + to + "\"}");
    }

    void postpone() throws IOException {
        act(chosen.get(acts++ % chosen.size()).toString(), "postpone", "{\"places\":2}");
    }

    private void act(String ticket, String act, String body) throws IOException {
        line.post(Organisation.PATH + "tickets/" + ticket + "/" + act + "/", body)
                .is(200);
    }

    /** The page of the last one in the line. */
    void page(String token) throws IOException {
        line.get("/t/" + token).is(200);
    }

    String lastToken() throws SQLException {
        return organisation.tokens(id, 1).getFirst();
    }

    /** What the agent's console asks for after each change. */
    void refresh() throws IOException {
        line.get("/counter/bench/now").is(200);
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
