package io.smartqueue.postgres.embedded;

import io.smartqueue.postgres.DatabaseLogin;
import io.smartqueue.postgres.Postgres;
import io.smartqueue.settings.CannotStart;
import java.nio.file.Path;
import java.time.Duration;

/** The server of another SmartQueue on this machine, for commands typed beside it. */
record RunningPostgres(DatabaseLogin owner, DatabaseLogin application) implements Postgres {

    private static final Duration PAUSE = Duration.ofMillis(100);

    static RunningPostgres find(Path home, Duration patience) {
        var cluster = Cluster.folder(home);
        for (long pauses = patience.dividedBy(PAUSE); pauses > 0; pauses--) {
            var server = PostmasterFile.read(cluster).filter(PostmasterFile::ready);
            if (server.isPresent()) {
                var logins =
                        EmbeddedLogins.create(Secrets.in(home), server.get().port());
                return new RunningPostgres(logins.owner(), logins.application());
            }
            pause();
        }
        throw new CannotStart("The data folder " + home + " is in use by another SmartQueue ("
                + InstanceLock.holder(home) + "), but its database is not running.");
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for the database", e);
        }
    }

    @Override
    public void close() {
        // The other process stops it.
    }
}
