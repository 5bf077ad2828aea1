package io.smartqueue.postgres.embedded;

import io.smartqueue.postgres.ApplicationRoles;
import io.smartqueue.postgres.DatabaseLogin;
import io.smartqueue.postgres.Postgres;
import io.smartqueue.settings.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The PostgreSQL that comes with SmartQueue and runs as long as this process. */
public final class EmbeddedPostgres implements Postgres {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(60);

    private final InstanceLock lock;
    private final Supervision server;
    private final EmbeddedLogins logins;

    private EmbeddedPostgres(InstanceLock lock, Supervision server, EmbeddedLogins logins) {
        this.lock = lock;
        this.server = server;
        this.logins = logins;
    }

    /**
     * Locks the folder for this process.
     *
     * @param options PostgreSQL settings in addition to ours, as `name=value`
     * @throws CannotStart when another process holds the folder
     */
    public static Postgres start(Path dataFolder, List<String> options) {
        var home = dataFolder.toAbsolutePath().normalize();
        var lock = InstanceLock.take(home)
                .orElseThrow(() -> new CannotStart("The data folder " + home + " is in use by another SmartQueue ("
                        + InstanceLock.holder(home) + "): stop that one first, or name another folder in"
                        + " SMARTQUEUE_DATA_DIR."));
        return start(home, options, lock);
    }

    /** Uses the server of the process that holds the folder, or starts one when no process holds it. */
    public static Postgres join(Path dataFolder) {
        return join(dataFolder, USUAL_PATIENCE);
    }

    /** @param patience how long to wait until that other server is ready */
    public static Postgres join(Path dataFolder, Duration patience) {
        var home = dataFolder.toAbsolutePath().normalize();
        return InstanceLock.take(home)
                .map(lock -> start(home, List.of(), lock))
                .orElseGet(() -> RunningPostgres.find(home, patience));
    }

    /**
     * Whether an earlier start has created a database in this folder.
     *
     * @throws CannotStart when this user may not look
     */
    public static boolean existsIn(Path dataFolder) {
        Path folder = Cluster.folder(dataFolder.toAbsolutePath().normalize());
        if (!Files.exists(folder) && !Files.notExists(folder)) {
            throw new CannotStart("The user " + System.getProperty("user.name") + " may not look into "
                    + folder.getParent() + ": run this as the user that SmartQueue runs as, or name another folder in"
                    + " SMARTQUEUE_DATA_DIR.");
        }
        return Files.isDirectory(folder);
    }

    private static Postgres start(Path home, List<String> options, InstanceLock lock) {
        try {
            var cluster = Cluster.in(home);
            var secrets = Secrets.in(home);
            makeReady(cluster, secrets);
            var server = Supervision.start(cluster, RememberedPort.in(home), options);
            try {
                return new EmbeddedPostgres(lock, server, prepare(secrets, server.port()));
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void makeReady(Cluster cluster, Secrets secrets) {
        if (!cluster.exists()) {
            log.info("Preparing the database in {} for the first start.", cluster.folder());
            cluster.initialise(secrets.readOrGenerate(EmbeddedLogins.SUPERUSER_SECRET));
            return;
        }
        cluster.refuseOtherMajor();
        if (!secrets.has(EmbeddedLogins.SUPERUSER_SECRET)) {
            throw new CannotStart("The data in " + cluster.folder() + " is there, but its password in "
                    + secrets.folder().resolve(EmbeddedLogins.SUPERUSER_SECRET) + " is not: put that file back.");
        }
        cluster.recover();
    }

    private static EmbeddedLogins prepare(Secrets secrets, int port) {
        var logins = EmbeddedLogins.create(secrets, port);
        logins.ensureOwner();
        ApplicationRoles.ensure(logins.owner(), logins.application().user());
        logins.letApplicationLogIn();
        return logins;
    }

    @Override
    public DatabaseLogin owner() {
        return logins.owner();
    }

    @Override
    public DatabaseLogin application() {
        return logins.application();
    }

    @Override
    public void close() {
        server.close();
        lock.close();
    }
}
