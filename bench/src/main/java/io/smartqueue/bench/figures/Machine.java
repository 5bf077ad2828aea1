package io.smartqueue.bench.figures;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The machine that the measurements ran on. */
public final class Machine {

    private static final int PAGE = 8192;
    private static final int WRITES = 200;

    private Machine() {}

    public static String line() {
        return "Machine: %d cores, %s %s, JDK %s; load average before: %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.version(),
                        load());
    }

    public static String load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return load < 0 ? "unknown" : String.format(Locale.ROOT, "%.1f", load);
    }

    /** The time that a durable commit waits for the disk. */
    public static String fsync(Path folder) throws IOException {
        List<Double> micros = new ArrayList<>();
        try (FileChannel file =
                FileChannel.open(folder.resolve("fsync"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < WRITES; i++) {
                file.write(ByteBuffer.allocate(PAGE));
                long start = System.nanoTime();
                file.force(false);
                micros.add((System.nanoTime() - start) / 1e3);
            }
        }
        Sample sample = new Sample(micros);
        return String.format(
                Locale.ROOT,
                "fsync of 8 KiB on the disk of the data: median %.0f µs, p99 %.0f µs",
                sample.median(),
                sample.percentile(99));
    }
}
