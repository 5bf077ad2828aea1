package io.smartqueue.notification.api;

import io.smartqueue.kernel.Known;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.NotificationEvent;
import io.smartqueue.notification.limit.Caps;
import io.smartqueue.notification.limit.MessagingRules;
import io.smartqueue.notification.limit.MessagingRulesStore;
import io.smartqueue.notification.limit.QuietHours;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the current organisation sends, as the interface shows it: with the defaults of what it has not chosen. */
@Component
class MessagingSettings {

    record Settings(
            @NotNull @Size(max = 250) @Schema(description = Settings.COUNTRIES)
            List<@NotNull @Known(Known.List.COUNTRY) String> countries,

            @NotNull @Valid QuietHours quietHours,

            @NotNull @Valid Caps caps,

            @NotNull @Schema(description = Settings.USEFUL)
            Map<String, @NotNull @Min(1) @Max(2880) Integer> usefulMinutes) {

        private static final String COUNTRIES = "Countries to whose phones messages about visits go, as ISO 3166-1"
                + " codes of two letters. The organisation's own until another list is chosen; an empty list means"
                + " none.";
        private static final String USEFUL =
                "For how many minutes a message about an event is worth sending; null" + " brings back the default.";
    }

    private final MessagingRulesStore rules;

    MessagingSettings(MessagingRulesStore rules) {
        this.rules = rules;
    }

    Settings current() {
        MessagingRules present = rules.fresh();
        return new Settings(
                present.countries().stream().sorted().toList(),
                present.quietHours(),
                present.caps(),
                Arrays.stream(NotificationEvent.values())
                        .collect(Collectors.toMap(
                                NotificationEvent::code,
                                event ->
                                        Math.toIntExact(present.usefulFor(event).toMinutes()),
                                (one, other) -> one,
                                TreeMap::new)));
    }

    /** @throws Refusal when quiet hours have no length, or an event is unknown */
    Settings change(Settings settings) {
        List<Refusal.Field> slips = new ArrayList<>();
        QuietHours quiet = settings.quietHours();
        slip("sms", quiet.sms()).ifPresent(slips::add);
        slip("whatsapp", quiet.whatsapp()).ifPresent(slips::add);
        slip("email", quiet.email()).ifPresent(slips::add);
        Map<String, NotificationEvent> events = Arrays.stream(NotificationEvent.values())
                .collect(Collectors.toMap(NotificationEvent::code, Function.identity()));
        settings.usefulMinutes().keySet().stream()
                .filter(event -> !events.containsKey(event))
                .map(event -> new Refusal.Field("useful_minutes." + event, "unknown_event", "There is no such event."))
                .forEach(slips::add);
        if (!slips.isEmpty()) {
            throw Refusal.fields(slips);
        }
        Map<String, Integer> chosen = new TreeMap<>(settings.usefulMinutes());
        chosen.entrySet()
                .removeIf(one -> Objects.requireNonNull(events.get(one.getKey()))
                                .usefulFor()
                                .toMinutes()
                        == one.getValue());
        rules.change(settings.countries(), quiet, settings.caps(), chosen);
        return current();
    }

    private static Optional<Refusal.Field> slip(String channel, QuietHours.@Nullable Window window) {
        return window == null || !window.hasNoLength()
                ? Optional.empty()
                : Optional.of(new Refusal.Field(
                        "quiet_hours." + channel, "empty_window", "Begin and end the quiet hours at different times."));
    }
}
