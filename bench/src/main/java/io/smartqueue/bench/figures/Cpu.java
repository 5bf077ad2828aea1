package io.smartqueue.bench.figures;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Processor time of each process, which shows the bottleneck. */
public final class Cpu {

    private final Map<String, Supplier<Duration>> clocks = new LinkedHashMap<>();
    private final Map<String, Duration> before = new LinkedHashMap<>();
    private final Map<String, Duration> spent = new LinkedHashMap<>();

    public Cpu watch(String name, Supplier<Stream<ProcessHandle>> processes) {
        clocks.put(
                name,
                () -> processes
                        .get()
                        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .reduce(Duration.ZERO, Duration::plus));
        spent.put(name, Duration.ZERO);
        return this;
    }

    public Cpu watchOurselves(String name) {
        return watch(name, () -> Stream.of(ProcessHandle.current()));
    }

    public void begin() {
        clocks.forEach((name, clock) -> before.put(name, clock.get()));
    }

    public void end() {
        clocks.forEach((name, clock) ->
                spent.merge(name, clock.get().minus(before.getOrDefault(name, Duration.ZERO)), Duration::plus));
    }

    /** Milliseconds of each process per operation. */
    public String each(int things) {
        return spent.keySet().stream()
                .map(name -> String.format(Locale.ROOT, "%s %.2f", name, millis(name) / things))
                .collect(Collectors.joining(", "));
    }

    /** Milliseconds of these processes together. */
    public double millis(String... names) {
        return Stream.of(names)
                .mapToDouble(name -> Objects.requireNonNull(spent.get(name)).toNanos() / 1e6)
                .sum();
    }
}
