package io.smartqueue.queue.ticket;

import io.smartqueue.customer.Consent;
import io.smartqueue.customer.ContactPoint;
import io.smartqueue.customer.EmailAddress;
import io.smartqueue.customer.Medium;
import io.smartqueue.customer.PhoneNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The channels by which a customer accepts messages about a visit: those given with the ticket, and those accepted
 * before. When the holder of the link chooses again, earlier consents for a phone no longer count.
 */
public final class VisitConsent {

    /** Over {@code customer} joined, where there is one. */
    static final String KNOWN_COLUMNS = """
             customer.phone as known_phone, customer.email as known_email,
             coalesce(customer.consents, '{}') as known_consents\s""";

    /** Over {@code visit} and, joined where there is one, {@code customer}. */
    public static final String COLUMNS = """
             visit.customer_phone, visit.consents, visit.reach_chosen, (
                 select push_subscription.id::text from push_subscription
                 where push_subscription.tenant_id = visit.tenant_id and push_subscription.visit_id = visit.id
             ) as browser,\s""" + KNOWN_COLUMNS;

    private VisitConsent() {}

    /** @param row with {@link #COLUMNS} */
    public static Consent of(ResultSet row) throws SQLException {
        Consent said = Consent.to(
                Medium.all(row.getArray("consents")),
                phone(row, "customer_phone").orElse(null),
                null);
        Consent before = before(row);
        Consent all = said.and(row.getBoolean("reach_chosen") ? before.notAt(ContactPoint.Kind.PHONE) : before);
        String browser = row.getString("browser");
        return browser == null ? all : all.alsoIn(new ContactPoint.Browser(browser));
    }

    /** What the customer had accepted before the visit; {@code row} has {@link #KNOWN_COLUMNS}. */
    static Consent before(ResultSet row) throws SQLException {
        return Consent.to(
                Medium.all(row.getArray("known_consents")),
                phone(row, "known_phone").orElse(null),
                Optional.ofNullable(row.getString("known_email"))
                        .map(EmailAddress::new)
                        .orElse(null));
    }

    /** The phone that is known, whether or not it may be used: the ticket's, else the customer's. */
    public static Optional<PhoneNumber> phone(ResultSet row) throws SQLException {
        Optional<PhoneNumber> given = phone(row, "customer_phone");
        return given.isPresent() ? given : phone(row, "known_phone");
    }

    private static Optional<PhoneNumber> phone(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(PhoneNumber::new);
    }
}
