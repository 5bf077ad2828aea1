package io.smartqueue.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.settings.Finding.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileCheckupTest {

    @TempDir
    Path folder;

    @Test
    void wantsTheFileForItsOwnerAlone() throws IOException {
        Path file = Files.writeString(folder.resolve(".env"), "TWILIO_AUTH_TOKEN=hunter2");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(examine().verdict()).isEqualTo(Verdict.WRONG);
        assertThat(examine().remedy()).contains("chmod 600 " + file);
        assertThat(examine().toString()).doesNotContain("hunter2");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(examine().verdict()).isEqualTo(Verdict.RIGHT);
    }

    @Test
    void doesWithoutTheFile() {
        assertThat(examine().verdict()).isEqualTo(Verdict.NOTE);
    }

    private Finding examine() {
        return new EnvFileCheckup(folder.resolve(".env")).examine().getFirst();
    }
}
