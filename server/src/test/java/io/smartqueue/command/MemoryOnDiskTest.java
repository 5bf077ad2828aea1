package io.smartqueue.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server's memory holds secrets in clear, so nothing writes it to the disk, with another program in its place. */
class MemoryOnDiskTest {

    @TempDir
    Path root;

    @TempDir
    Path dumps;

    /** Says what the machine does with its memory, and runs out of it. */
    static final class Greedy {

        private Greedy() {}

        public static void main(String[] arguments) {
            var machine = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            for (String flag : List.of("HeapDumpOnOutOfMemoryError", "CreateCoredumpOnCrash")) {
                System.out.println(flag + " " + machine.getVMOption(flag).getValue());
            }
            List<byte[]> all = new ArrayList<>();
            while (all.size() < Integer.MAX_VALUE) {
                all.add(new byte[1 << 20]);
            }
        }
    }

    @Test
    void isWrittenNeitherWhenItEndsNorAtACrashThoughTheEnvironmentAsksForIt() throws Exception {
        Files.createDirectories(root.resolve("server/target"));
        Files.createFile(root.resolve("server/target/smartqueue-server-0-app.jar"));
        script("bin/smartqueue", Files.readString(Path.of("../bin/smartqueue")));
        script("bin/java-home", "#!/bin/sh\necho " + root.resolve("jdk"));
        script("bin/prepare", "#!/bin/sh\necho " + root.resolve("nothing"));
        script("jdk/bin/java", """
                #!/bin/sh
                flags=
                while [ "$1" != -jar ]; do flags="$flags $1"; shift; done
                exec %s/bin/java $flags -Xmx64m -cp '%s' '%s'
                """.formatted(
                System.getProperty("java.home"), System.getProperty("java.class.path"), Greedy.class.getName()));

        String said = start();

        assertThat(said)
                .contains("HeapDumpOnOutOfMemoryError false", "CreateCoredumpOnCrash false", "OutOfMemoryError");
        try (Stream<Path> written = Files.list(dumps)) {
            assertThat(written).isEmpty();
        }
    }

    private void script(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(file, text);
    }

    private String start() throws IOException, InterruptedException {
        var command = new ProcessBuilder(root.resolve("bin/smartqueue").toString()).redirectErrorStream(true);
        command.directory(dumps.toFile());
        command.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-XX:+HeapDumpOnOutOfMemoryError -XX:+CreateCoredumpOnCrash -XX:HeapDumpPath=" + dumps);
        Process process = command.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
