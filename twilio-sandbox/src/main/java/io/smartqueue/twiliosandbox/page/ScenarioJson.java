package io.smartqueue.twiliosandbox.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smartqueue.twiliosandbox.fault.FaultBoard.Running;
import io.smartqueue.twiliosandbox.fault.Scenario;
import io.smartqueue.twiliosandbox.fault.Scenario.Step;
import io.smartqueue.twiliosandbox.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code {"seed": 42, "steps": [{"at": 5, "for": 10, "faults": {"answer_503": {"percent": 30}}}]}}, in seconds. */
public record ScenarioJson(@Nullable Long seed, @Nullable List<Entry> steps) {

    record Entry(
            @Nullable Double at,
            @JsonProperty("for") @Nullable Double lasting,
            @Nullable Map<String, FaultsJson.@Nullable Entry> faults) {

        Step step() {
            if (at == null || faults == null) {
                throw new IllegalArgumentException("each step needs at (seconds from the start) and faults");
            }
            Duration length = lasting == null ? Step.TO_THE_END : seconds("for", lasting);
            return new Step(seconds("at", at), length, new FaultsJson(null, faults).asFaults());
        }

        static Entry of(Step step) {
            boolean ends = !step.lasting().equals(Step.TO_THE_END);
            return new Entry(
                    step.at().toMillis() / 1000.0,
                    ends ? step.lasting().toMillis() / 1000.0 : null,
                    FaultsJson.of(0, step.faults()).faults());
        }

        private static Duration seconds(String name, double value) {
            if (!(value >= 0 && value <= 86_400 * 365.0)) {
                throw new IllegalArgumentException(name + " is a number of seconds, at most a year; not " + value);
            }
            return Duration.ofMillis(Math.round(value * 1000));
        }
    }

    /** As the control API shows it: with the moment it started, null when none is set. */
    record View(List<Entry> steps, @Nullable Instant startedAt, double second) {

        static View of(Running running, Instant now) {
            List<Entry> steps =
                    running.scenario().steps().stream().map(Entry::of).toList();
            double second = Duration.between(running.startedAt(), now).toMillis() / 1000.0;
            return steps.isEmpty() ? new View(steps, null, 0) : new View(steps, running.startedAt(), second);
        }
    }

    /** @throws IllegalArgumentException saying what is wrong */
    public static ScenarioJson parse(String json) {
        return Json.read(json, ScenarioJson.class);
    }

    /** @throws IllegalArgumentException for an unknown fault or a figure out of bounds */
    public Scenario scenario() {
        if (steps == null) {
            throw new IllegalArgumentException("steps are needed; an empty list ends the scenario");
        }
        if (steps.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a step is an object, not null");
        }
        return new Scenario(steps.stream().map(Entry::step).toList());
    }
}
