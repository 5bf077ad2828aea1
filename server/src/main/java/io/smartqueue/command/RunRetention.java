package io.smartqueue.command;

import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.retention.RetentionRun;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "retention",
        description = "Deletes now what is older than each organisation keeps it; the server does so once a day.")
@SuppressWarnings("NullAway.Init")
final class RunRetention implements Callable<Integer> {

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    RunRetention(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        long ended = context.call(program -> {
            try {
                return program.getBean(RetentionRun.class).run();
            } catch (SQLException failed) {
                throw new IllegalStateException("retention did not finish", failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("retention was stopped", stopped);
            }
        });
        spec.commandLine().getOut().println(ended + " rows ended; figures stay.");
        return 0;
    }
}
