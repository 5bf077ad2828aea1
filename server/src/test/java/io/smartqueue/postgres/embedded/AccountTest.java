package io.smartqueue.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import io.smartqueue.settings.CannotStart;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What only root can try: every other test already runs as the current user. */
class AccountTest {

    @TempDir
    Path folder;

    @BeforeEach
    void onlyAsRoot() throws IOException {
        assumeTrue(new UnixSystem().getUid() == 0, "needs root, to become somebody else");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void anOrdinaryUserRunsTheServerAsItself() throws Exception {
        var home = Files.createDirectory(folder.resolve("home"));
        Account.NOBODY.own(home);
        try (var _ = AnotherProgram.holding(
                home, readableClassPath(), Account.NOBODY.prefix().toList())) {
            assertThat(Files.getAttribute(home.resolve("database"), "unix:uid"))
                    .isEqualTo(Files.getAttribute(home, "unix:uid"));
        }
    }

    @Test
    void rootWithoutUserNamespacesRunsTheServerAsNobody() throws Exception {
        var cluster = new Cluster(folder.resolve("database"), Installation.in(folder), Account.NOBODY);
        cluster.initialise("secret");
        var server = cluster.start(RememberedPort.in(folder).choose(), List.of());
        try {
            assertThat(cluster.awaitReady(server)).isTrue();
            assertThat(Account.of(cluster.folder())).isEqualTo(Account.NOBODY);
        } finally {
            cluster.stop();
        }
        assertThat(server.waitFor()).isZero();
    }

    @Test
    void aFolderNobodyCannotReachIsRefusedInWords() throws IOException {
        var closed = Files.createDirectory(
                folder.resolve("closed"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        assertThatThrownBy(() -> Account.NOBODY.reach(closed))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("chmod o+x " + closed);
    }

    /** Our own may lie below a home folder that is closed to others. */
    private String readableClassPath() throws IOException {
        var copies = new ArrayList<String>();
        for (String entry : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(File.pathSeparator)) {
            var copy = folder.resolve("class-path")
                    .resolve("" + copies.size())
                    .resolve("" + Path.of(entry).getFileName());
            if (Files.exists(Path.of(entry))) {
                Files.createDirectories(copy.getParent());
                FileSystemUtils.copyRecursively(Path.of(entry), copy);
                copies.add(copy.toString());
            }
        }
        return String.join(File.pathSeparator, copies);
    }
}
