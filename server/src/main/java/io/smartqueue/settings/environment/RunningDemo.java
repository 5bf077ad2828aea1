package io.smartqueue.settings.environment;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * What {@code make run} gives its server, read by the commands beside it: without it they would report that the
 * channels are off while the demo sends.
 */
final class RunningDemo {

    private static final String FILE = "demo.env";
    private static final String PROCESS = "DEMO_PROCESS";

    private RunningDemo() {}

    /** The demo's account stands in for the one in `.env`, but not for one in the environment. */
    static void addTo(Map<String, Object> dotEnv, Environment environment) {
        String folder = environment.getProperty("smartqueue.data-dir", dataDir(dotEnv));
        Map<String, Object> demo = DotEnv.read(Path.of(folder, FILE));
        if (isAlive(demo.remove(PROCESS))
                && environment.getProperty("TWILIO_ACCOUNT_SID", "").isBlank()) {
            dotEnv.keySet().removeIf(name -> name.startsWith("TWILIO_"));
            dotEnv.putAll(demo);
        }
    }

    private static String dataDir(Map<String, Object> dotEnv) {
        return dotEnv.getOrDefault("SMARTQUEUE_DATA_DIR", "data").toString();
    }

    /** A demo that was killed leaves its file behind. */
    private static boolean isAlive(@Nullable Object process) {
        return process != null
                && process.toString().matches("\\d{1,9}")
                && ProcessHandle.of(Long.parseLong(process.toString()))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }
}
