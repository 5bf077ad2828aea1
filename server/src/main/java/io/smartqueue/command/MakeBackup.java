package io.smartqueue.command;

import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.command.context.TerminalProgress;
import io.smartqueue.postgres.backup.Backups;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "backup", description = "Copies the whole database into one file, while the server runs or without it.")
@SuppressWarnings("NullAway.Init")
final class MakeBackup implements Callable<Integer> {

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--to",
            paramLabel = "DIR",
            description = "The folder for the file; SMARTQUEUE_BACKUP_DIR, or backups in the data folder, when absent.")
    private @Nullable Path to;

    MakeBackup(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Backups.Made made;
        try (var progress = TerminalProgress.on(spec.commandLine().getErr())) {
            made = context.read(program -> program.getBean(Backups.class).make(Optional.ofNullable(to), progress));
        }
        var out = spec.commandLine().getOut();
        out.println(made.file());
        out.println(made.rows() + " rows as they were at " + made.madeAt()
                + ". It holds personal data: keep it as safe as the database, and elsewhere.");
        return 0;
    }
}
