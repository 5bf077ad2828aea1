package io.smartqueue.postgres.embedded;

import com.sun.security.auth.module.UnixSystem;
import io.smartqueue.settings.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.stream.Stream;

/** The account that runs PostgreSQL's programs, because PostgreSQL refuses to run as root. */
enum Account {
    OURSELVES {
        @Override
        Stream<String> prefix() {
            return Stream.empty();
        }
    },
    /** Still root to the file system, but without any privilege of root. */
    ROOT_WITHOUT_PRIVILEGES {
        @Override
        Stream<String> prefix() {
            return Stream.of("unshare", "--user");
        }
    },
    NOBODY {
        @Override
        Stream<String> prefix() {
            return Stream.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups");
        }

        @Override
        void own(Path path) {
            try {
                Files.setAttribute(path, "unix:uid", ID);
                Files.setAttribute(path, "unix:gid", ID);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        void reach(Path path) {
            for (Path folder = path; folder != null; folder = folder.getParent()) {
                refuseUnlessOpen(folder);
            }
        }
    };

    private static final int ID = 65534;

    /** The choice lasts as long as the data: files of one account cannot be read by the other. */
    static Account of(Path cluster) {
        if (new UnixSystem().getUid() != 0) {
            return OURSELVES;
        }
        return belongsToNobody(cluster) || !Program.succeeds(List.of("unshare", "--user", "true"))
                ? NOBODY
                : ROOT_WITHOUT_PRIVILEGES;
    }

    abstract Stream<String> prefix();

    /** Hands a file or folder to the account. */
    void own(Path path) {}

    /** Refuses a folder that the account cannot reach, with an explanation. */
    void reach(Path path) {}

    private static boolean belongsToNobody(Path cluster) {
        try {
            return Files.isDirectory(cluster)
                    && Files.getAttribute(cluster, "unix:uid").equals(ID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseUnlessOpen(Path folder) {
        try {
            if (!Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new CannotStart("PostgreSQL does not run as root, and the account `nobody` cannot reach " + folder
                        + ": run SmartQueue as an ordinary user, allow it with `chmod o+x " + folder
                        + "`, or set SMARTQUEUE_DATA_DIR to another folder.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
