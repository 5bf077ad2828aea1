package io.smartqueue.customer;

import io.smartqueue.customer.register.ConsentGiven;
import io.smartqueue.customer.register.ConsentRegister;
import io.smartqueue.kernel.Ids;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.kernel.Times;
import io.smartqueue.tenant.Savepoint;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.Tenants;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.paging.PageResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The customers of the current organisation. */
@Component
public class Customers {

    private static final String COLUMNS =
            "id, first_name, last_name, phone, email, language, consents, is_active, created_at";

    private static final String SELECT = "select " + COLUMNS + " from customer ";

    private final JdbcClient jdbc;
    private final Tenants tenants;
    private final Savepoint savepoint;
    private final ConsentRegister register;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Customers(
            JdbcClient jdbc,
            Tenants tenants,
            Savepoint savepoint,
            ConsentRegister register,
            InstantSource clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
        this.tenants = tenants;
        this.savepoint = savepoint;
        this.register = register;
        this.clock = clock;
    }

    /** The languages of the people we may write to. */
    @Transactional(readOnly = true)
    public List<String> languages() {
        return jdbc.sql("select distinct language from customer where is_active order by language")
                .query((row, n) -> row.getString("language"))
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Customer> find(CustomerId id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id.value())
                .query(Customers::customer)
                .optional();
    }

    /** @throws Refusal 404 when there is none */
    @Transactional(readOnly = true)
    public Customer get(CustomerId id) {
        return find(id).orElseThrow(() -> Refusal.notFound("unknown_customer", "There is no customer with this id."));
    }

    /**
     * Those who match all that is asked.
     *
     * @param typed parts of the name, and of phone or address too when {@code deep}; without, only a whole number
     */
    @Transactional(readOnly = true)
    public PageResult<Customer> list(
            @Nullable Boolean active,
            @Nullable PhoneNumber phone,
            @Nullable String typed,
            boolean deep,
            PageRequest paging) {
        var search = CustomerSearch.of(
                Objects.requireNonNullElse(typed, ""), tenants.current().country());
        var query = new Query(active, phone == null ? null : phone.e164(), search, deep);
        String matching = query.conditions();
        return paging.of(
                query.bind(jdbc.sql(PageRequest.count("from customer " + matching)))
                        .query(Long.class)
                        .single(),
                query.bind(jdbc.sql(SELECT + matching + paging.orderAndLimit()))
                        .query(Customers::customer)
                        .list());
    }

    private record Query(@Nullable Boolean active, @Nullable String phone, CustomerSearch search, boolean deep) {

        private static final String NAMED = """
             and (select coalesce(bool_and(%1$s like word or (:deep and coalesce(email, '') ilike word)), true)
                  from unnest(cast(:words as text[])) word)
            """.formatted(CustomerSearch.FOLDED_NAME);
        private static final String NUMBERED = """
             and (phone = :number
                  or (:deep and phone like '%%' || :digits || '%%')
                  or %1$s like all (cast(:numerals as text[])))
            """.formatted(CustomerSearch.FOLDED_NAME);

        /** Only what is asked for, so that each filter finds its index. */
        String conditions() {
            return "where true"
                    + (active == null ? "" : " and is_active = :active")
                    + (phone == null ? "" : " and phone = :phone")
                    + (search.words().isEmpty() ? "" : NAMED)
                    + (search.digits().isEmpty() ? "" : NUMBERED);
        }

        JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement) {
            return statement
                    .param("active", active, Types.BOOLEAN)
                    .param("phone", phone, Types.VARCHAR)
                    .param("words", search.words().toArray(String[]::new))
                    .param("numerals", search.numerals().toArray(String[]::new))
                    .param("digits", search.digits())
                    .param("number", search.phone().map(PhoneNumber::e164).orElse(null), Types.VARCHAR)
                    .param("deep", deep);
        }
    }

    /** @throws Refusal when phone or address cannot be used, or a consent has no address */
    @Transactional
    public Customer create(CustomerDraft draft, ConsentGiven.By by) {
        Customer created = write(Ids.next(), draft, """
                insert into customer
                    (id, tenant_id, first_name, last_name, phone, email, language, consents, is_active)
                values (:id, current_tenant(), :firstName, :lastName, :phone, :email, :language, :consents, :active)
                returning\s""" + COLUMNS);
        agree(created, Set.of(), by);
        return created;
    }

    /**
     * Two changes at once follow each other, so that neither overwrites the other and the register tells both.
     *
     * @param edit makes the new state from the present one
     */
    @Transactional
    public Customer change(CustomerId id, UnaryOperator<CustomerDraft> edit, ConsentGiven.By by) {
        jdbc.sql("select from customer where id = :id for no key update")
                .param("id", id.value())
                .query((row, n) -> true)
                .optional();
        Customer before = get(id);
        CustomerDraft draft = edit.apply(CustomerDraft.of(before)).withoutMasksOf(before);
        Customer changed = write(id.value(), draft, """
                update customer set
                    first_name = :firstName, last_name = :lastName, phone = :phone, email = :email,
                    language = :language, consents = :consents, is_active = :active
                where id = :id
                returning\s""" + COLUMNS);
        agree(changed, before.consent().media(), by);
        return changed;
    }

    private void agree(Customer customer, Set<Medium> before, ConsentGiven.By by) {
        Set<Medium> now = customer.consent().media();
        register.add(Arrays.stream(Medium.values())
                .filter(medium -> now.contains(medium) != before.contains(medium))
                .map(medium -> new ConsentGiven(
                        customer.id().value(),
                        null,
                        medium,
                        now.contains(medium),
                        clock.instant(),
                        by,
                        ConsentGiven.How.API,
                        ""))
                .toList());
    }

    private Customer write(UUID id, CustomerDraft draft, String sql) {
        Tenant tenant = tenants.current();
        Contacts contacts = Contacts.of(draft, tenant.country());
        String language = draft.language() == null
                ? tenant.language()
                : Locale.forLanguageTag(draft.language()).toLanguageTag();
        return jdbc.sql(sql)
                .param("id", id)
                .param("firstName", draft.firstName().strip())
                .param(
                        "lastName",
                        Objects.requireNonNullElse(draft.lastName(), "").strip())
                .param("phone", address(contacts.phone()), Types.VARCHAR)
                .param("email", address(contacts.email()), Types.VARCHAR)
                .param("language", language)
                .param("consents", Medium.codes(contacts.consents()))
                .param("active", Objects.requireNonNullElse(draft.isActive(), true))
                .query(Customers::customer)
                .optional()
                .orElseThrow(() -> Refusal.notFound("unknown_customer", "There is no customer with this id."));
    }

    /** @return the customer when there is history, so that only a deactivation was possible; empty when gone */
    @Transactional
    public Optional<Customer> remove(CustomerId id) {
        Optional<PhoneNumber> phone = onlyPhone(id);
        boolean gone = savepoint.letsGo(() -> jdbc.sql("delete from customer where id = :id")
                .param("id", id.value())
                .update());
        if (gone) {
            events.publishEvent(new CustomerRemoved(phone.orElse(null)));
        }
        return gone
                ? Optional.empty()
                : jdbc.sql("update customer set is_active = false where id = :id returning " + COLUMNS)
                        .param("id", id.value())
                        .query(Customers::customer)
                        .optional();
    }

    private Optional<PhoneNumber> onlyPhone(CustomerId id) {
        return jdbc.sql("""
                        select phone from customer
                        where id = :id and phone is not null and not exists (
                            select from customer other where other.phone = customer.phone and other.id <> customer.id)
                        """)
                .param("id", id.value())
                .query((row, n) -> new PhoneNumber(row.getString("phone")))
                .optional();
    }

    private static @Nullable String address(@Nullable ContactPoint contact) {
        return contact == null ? null : contact.address();
    }

    private static Customer customer(ResultSet row, int n) throws SQLException {
        String phoneText = row.getString("phone");
        String emailText = row.getString("email");
        PhoneNumber phone = phoneText == null ? null : new PhoneNumber(phoneText);
        EmailAddress email = emailText == null ? null : new EmailAddress(emailText);
        return new Customer(
                new CustomerId(row.getObject("id", UUID.class)),
                row.getString("first_name"),
                row.getString("last_name"),
                phone,
                email,
                row.getString("language"),
                Consent.to(Medium.all(row.getArray("consents")), phone, email),
                row.getBoolean("is_active"),
                Times.instant(row, "created_at"));
    }
}
