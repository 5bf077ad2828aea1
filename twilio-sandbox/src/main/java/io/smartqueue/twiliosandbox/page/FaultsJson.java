package io.smartqueue.twiliosandbox.page;

import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import io.smartqueue.twiliosandbox.http.Json;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code {"seed": 42, "faults": {"answer_503": {"percent": 30}, "drop": {"next": 2}}}} */
record FaultsJson(@Nullable Long seed, @Nullable Map<String, @Nullable Entry> faults) {
    private static final Map<String, FaultKind> KINDS =
            Stream.of(FaultKind.values()).collect(Collectors.toUnmodifiableMap(FaultKind::key, Function.identity()));

    record Entry(
            @Nullable Integer percent,
            @Nullable Integer next,
            @Nullable Boolean everything,
            @Nullable Long delayMs,
            @Nullable Integer retryAfter) {

        Fault fault() {
            Fault usual = Fault.percent(Objects.requireNonNullElse(percent, 0));
            return new Fault(
                    usual.percent(),
                    Objects.requireNonNullElse(next, usual.next()),
                    Objects.requireNonNullElse(everything, usual.everything()),
                    delayMs == null ? usual.delay() : Duration.ofMillis(delayMs),
                    Objects.requireNonNullElse(retryAfter, usual.retryAfter()));
        }

        static Entry of(Fault fault) {
            return new Entry(
                    fault.percent(),
                    fault.next(),
                    fault.everything(),
                    fault.delay().toMillis(),
                    fault.retryAfter());
        }
    }

    /** @throws IllegalArgumentException saying what is wrong */
    static FaultsJson parse(String json) {
        return Json.read(json, FaultsJson.class);
    }

    static FaultsJson of(long seed, Faults faults) {
        Map<String, @Nullable Entry> entries = new TreeMap<>();
        faults.byKind().forEach((kind, fault) -> entries.put(kind.key(), Entry.of(fault)));
        return new FaultsJson(seed, entries);
    }

    /** @throws IllegalArgumentException for an unknown kind or a figure out of bounds */
    Faults asFaults() {
        Faults setting = Faults.none();
        for (var entry :
                Objects.requireNonNullElse(faults, Map.<String, Entry>of()).entrySet()) {
            FaultKind kind = KINDS.get(entry.getKey());
            Entry wanted = entry.getValue();
            if (kind == null || wanted == null) {
                throw new IllegalArgumentException("unknown fault, or no settings for it: " + entry.getKey()
                        + "; known: " + KINDS.keySet().stream().sorted().collect(Collectors.joining(", ")));
            }
            setting = setting.with(kind, wanted.fault());
        }
        return setting;
    }
}
