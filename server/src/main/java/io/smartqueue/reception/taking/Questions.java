package io.smartqueue.reception.taking;

import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import io.smartqueue.notification.limit.MessageOutlook;
import io.smartqueue.reception.branding.FieldRequirement;
import io.smartqueue.tenant.CurrentTenant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the current organisation asks of people who take a ticket. */
@Component
public class Questions {

    /**
     * @param phone asked for only where it is of use
     * @param media the channels for which there is any message
     * @param country the country of phone numbers without a prefix, ISO 3166-1 alpha-2
     * @param countries the countries to which messages are sent; without any, no message goes to a phone
     * @param demo whether it is an organisation of the demo, which sets strangers no limits
     * @param outlook which messages leave at present
     */
    public record Asked(
            FieldRequirement name,
            FieldRequirement phone,
            List<Medium> media,
            String country,
            Set<String> countries,
            boolean demo,
            MessageOutlook.Outlook outlook) {

        public Asked {
            media = countries.isEmpty() ? List.of() : media;
            media = Medium.toPhones().stream().filter(media::contains).toList();
            if (phone == FieldRequirement.OPTIONAL && media.isEmpty()) {
                phone = FieldRequirement.NO;
            }
        }

        /** Anybody can enter any phone, and messages to some countries cost many times as much. */
        boolean serves(PhoneNumber phone) {
            return demo || countries.contains(phone.country());
        }

        public boolean nothing() {
            return name == FieldRequirement.NO && phone == FieldRequirement.NO;
        }
    }

    private final JdbcClient jdbc;
    private final MessageOutlook outlooks;

    Questions(JdbcClient jdbc, MessageOutlook outlooks) {
        this.jdbc = jdbc;
        this.outlooks = outlooks;
    }

    @Transactional(readOnly = true)
    public Asked current() {
        MessageOutlook.Outlook outlook = outlooks.now();
        return jdbc.sql("""
                        select ask_name, ask_phone, country, is_demo,
                               coalesce(message_countries, array[country]) as countries, array(
                            select distinct channel from notification_template
                            where is_active and event like 'ticket_%'
                        ) as media
                        from tenant where id = :id
                        """)
                .param("id", CurrentTenant.get().value())
                .query((row, n) -> new Asked(
                        FieldRequirement.of(row.getString("ask_name")),
                        FieldRequirement.of(row.getString("ask_phone")),
                        List.copyOf(Medium.all(row.getArray("media"))),
                        row.getString("country"),
                        Set.copyOf(List.of((String[]) row.getArray("countries").getArray())),
                        row.getBoolean("is_demo"),
                        outlook))
                .single();
    }
}
