package io.smartqueue.command;

import io.smartqueue.command.context.ShortLivedContext;
import io.smartqueue.command.context.TerminalProgress;
import io.smartqueue.postgres.backup.Backups;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description = "Compares the checksums of a backup, and restores it into a PostgreSQL that is deleted then.")
@SuppressWarnings("NullAway.Init")
final class VerifyBackup implements Callable<Integer> {

    private final ShortLivedContext context;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A file that backup has made.")
    private Path file;

    @Option(
            names = "--scratch",
            paramLabel = "DIR",
            description = "Where to restore; needs as much space as the database. Default: ${DEFAULT-VALUE}")
    private Path scratch = Path.of(System.getProperty("java.io.tmpdir"));

    VerifyBackup(ShortLivedContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Backups.Restored restored;
        try (var progress = TerminalProgress.on(spec.commandLine().getErr())) {
            restored = context.read(program -> program.getBean(Backups.class).verify(file, scratch, progress));
        }
        spec.commandLine()
                .getOut()
                .println(file + " can be restored: " + restored.rows() + " rows as they were at " + restored.madeAt()
                        + "; every checksum matches, and every reference has its row.");
        return 0;
    }
}
