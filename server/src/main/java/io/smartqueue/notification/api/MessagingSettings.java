package io.smartqueue.notification.api;

import io.smartqueue.kernel.Known;
import io.smartqueue.tenant.CurrentTenant;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The countries to which the current organisation sends messages. */
@Component
class MessagingSettings {

    record Settings(
            @NotNull @Size(max = 250) @Schema(description = Settings.COUNTRIES)
            List<@NotNull @Known(Known.List.COUNTRY) String> countries) {

        private static final String COUNTRIES = "Countries whose phones the public form accepts for messages, as ISO"
                + " 3166-1 codes of two letters. The organisation's own until another list is chosen; an empty list"
                + " means none.";
    }

    private final JdbcClient jdbc;

    MessagingSettings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Settings current() {
        return jdbc.sql("select coalesce(message_countries, array[country]) as served from tenant where id = :id")
                .param("id", CurrentTenant.get().value())
                .query((row, n) ->
                        new Settings(List.of((String[]) row.getArray("served").getArray())))
                .single();
    }

    @Transactional
    public Settings change(Settings settings) {
        jdbc.sql("update tenant set message_countries = :countries where id = :id")
                .param(
                        "countries",
                        settings.countries().stream().distinct().sorted().toArray(String[]::new))
                .param("id", CurrentTenant.get().value())
                .update();
        return current();
    }
}
