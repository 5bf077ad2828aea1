package io.smartqueue.command;

import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.command.context.TerminalProgress;
import io.smartqueue.notification.held.HeldMessages;
import io.smartqueue.postgres.backup.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "restore",
        description = {
            "Fills an empty database from a backup. Stop every server that uses the database before.",
            "Messages that were not sent when the backup was made are held, because they may have been sent since."
        })
@SuppressWarnings("NullAway.Init")
final class RestoreBackup implements Callable<Integer> {

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "A file that backup has made.")
    private @Nullable Path file;

    @Option(names = "--overwrite", description = "Deletes everything that the database holds first.")
    private boolean overwrite;

    @Option(names = "--send", description = "Holds no message; without FILE, releases those of an earlier restore.")
    private boolean send;

    RestoreBackup(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Path from = file;
        if (from != null) {
            return restore(from);
        }
        if (!send) {
            throw new ParameterException(spec.commandLine(), "Name the file to restore: restore FILE");
        }
        int released =
                context.call(program -> program.getBean(HeldMessages.class).release());
        spec.commandLine()
                .getOut()
                .println("Released " + released + (released == 1 ? " message" : " messages")
                        + ": a running server sends what is still useful, and lets the rest expire.");
        return 0;
    }

    private int restore(Path from) {
        Backups.Restored restored;
        try (var progress = TerminalProgress.on(spec.commandLine().getErr())) {
            restored =
                    context.alone(program -> program.getBean(Backups.class).restore(from, overwrite, !send, progress));
        }
        var out = spec.commandLine().getOut();
        out.println("Restored " + restored.rows() + " rows as they were at " + restored.madeAt()
                + ". What happened later is not in the database; tickets given out since may bear numbers that are"
                + " given out again.");
        restored.lines().forEach(out::println);
        out.println("Next: bin/smartqueue doctor, then bin/smartqueue serve");
        return 0;
    }
}
