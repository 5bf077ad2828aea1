package io.smartqueue.bench.call;

import io.smartqueue.bench.Stage;
import io.smartqueue.bench.subject.Database;
import io.smartqueue.bench.subject.Organisation;
import io.smartqueue.bench.subject.Server;
import io.smartqueue.bench.take.Recording;
import io.smartqueue.bench.take.Script;
import io.smartqueue.bench.take.StatementLog;
import java.nio.file.Files;
import java.util.List;

/**
 * The statements of the product when an agent calls and when they serve.
 *
 * @param recorded the agent whose statements were recorded
 */
record Scripts(Organisation.AgentSession recorded, Script call, Script serve) {

    /** Serves some tickets of the agent's queue. */
    static Scripts record(Stage stage, Server server, Organisation.AgentSession session) throws Exception {
        Database database = server.database();
        try (Agent agent = new Agent(server, session);
                StatementLog log = new StatementLog(database)) {
            List<Script> acts = new Recording(log).scripts(agent::call, agent::start, agent::finish);
            Script call = acts.getFirst();
            Script serve = acts.get(1).then(acts.get(2));
            stage.remark("call-next: " + call.inWords() + "; start and close: " + serve.inWords()
                    + ", in the product and in the loop (bench/target/call.sql)");
            Files.writeString(stage.target().resolve("call.sql"), call.text() + "\n" + serve.text());
            return new Scripts(session, call, serve);
        }
    }
}
