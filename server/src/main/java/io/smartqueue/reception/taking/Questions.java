package io.smartqueue.reception.taking;

import io.smartqueue.tenant.CurrentTenant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the current organisation asks of people who take a ticket. */
@Component
public class Questions {

    /**
     * @param phone asked for only where it is of use
     * @param sms whether there is anything to tell by SMS
     * @param country whose telephones are written without a prefix, ISO 3166-1 alpha-2
     */
    public record Asked(Asking name, Asking phone, boolean sms, boolean whatsapp, String country) {

        public Asked {
            if (phone == Asking.OPTIONAL && !sms && !whatsapp) {
                phone = Asking.NO;
            }
        }

        public boolean nothing() {
            return name == Asking.NO && phone == Asking.NO;
        }
    }

    private final JdbcClient jdbc;

    Questions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Asked current() {
        return jdbc.sql("""
                        select ask_name, ask_phone, country, coalesce(sms, false) as sms, coalesce(whatsapp, false) as whatsapp
                        from tenant cross join (
                            select bool_or(channel = 'sms') as sms, bool_or(channel = 'whatsapp') as whatsapp
                            from notification_template where is_active and event like 'ticket_%'
                        ) told
                        where id = :id
                        """)
                .param("id", CurrentTenant.get().value())
                .query((row, n) -> new Asked(
                        Asking.of(row.getString("ask_name")),
                        Asking.of(row.getString("ask_phone")),
                        row.getBoolean("sms"),
                        row.getBoolean("whatsapp"),
                        row.getString("country")))
                .single();
    }
}
