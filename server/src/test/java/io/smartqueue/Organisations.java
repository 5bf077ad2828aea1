package io.smartqueue;

import io.smartqueue.kernel.Ids;
import io.smartqueue.queue.order.LineBooks;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.security.signin.Accounts;
import io.smartqueue.security.signin.Passwords;
import io.smartqueue.security.signin.Tokens;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.tenant.TenantSlug;
import io.smartqueue.tenant.Tenants;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The running server as a test sees it: opens organisations with people in them, and speaks HTTP for each person.
 *
 * <pre>{@code
 * @DatabaseTest
 * class SitesTest {
 *     @Autowired Organisations organisations;
 *
 *     @Test
 *     void areListed() {
 *         TestTenant bank = organisations.open();
 *         String id = bank.admin().post("sites/", Map.of("name", "Plateau")).is(201).id();
 *         assertThat(bank.agent().get("sites/").is(200).text("results.0.id")).isEqualTo(id);
 *     }
 * }
 * }</pre>
 */
public final class Organisations {

    /** Of all the people. */
    public static final String PASSWORD = "a long enough password";

    private final Environment environment;
    private final Tenants tenants;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final LineBooks books;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private volatile String hash = "";

    Organisations(
            Environment environment,
            Tenants tenants,
            Accounts accounts,
            Passwords passwords,
            Tokens tokens,
            LineBooks books,
            JdbcClient jdbc,
            InstantSource clock) {
        this.environment = environment;
        this.tenants = tenants;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.books = books;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By the server's clock, which a test may set. */
    public Instant now() {
        return clock.instant();
    }

    /** After tickets or counters of the current organisation were changed without the program. */
    public void forgetLines() {
        books.forget();
    }

    /** A new organisation in Dakar with an admin, a manager and an agent, all of them signed in. */
    public TestTenant open() {
        String slug = "org-" + unique();
        Tenant tenant = tenants.create(new TenantSlug(slug), slug, "SN", "Africa/Dakar", "fr", false);
        return new TestTenant(
                this,
                tenant,
                hire(tenant, Role.ADMIN, "Awa"),
                hire(tenant, Role.MANAGER, "Moussa"),
                hire(tenant, Role.AGENT, "Fatou"));
    }

    /** One more person, signed in; {@code siteIds} limit the role to these sites. */
    public Person hire(Tenant tenant, Role role, String publicName, UUID... siteIds) {
        String email = role.code() + "-" + unique() + "@" + tenant.slug() + ".example";
        UUID account = accounts.create(email, publicName + " " + role.code(), hash(), false, false, false);
        UUID staffId = Ids.next();
        jdbc.sql("""
                        insert into membership (id, tenant_id, account_id, role, public_name)
                        values (:id, :tenant, :account, :role, :name)
                        """)
                .param("id", staffId)
                .param("tenant", tenant.id().value())
                .param("account", account)
                .param("role", role.code())
                .param("name", publicName)
                .update();
        jdbc.sql("insert into membership_site select :tenant, :id, unnest(:sites::uuid[])")
                .param("tenant", tenant.id().value())
                .param("id", staffId)
                .param("sites", siteIds)
                .update();
        return new Person(this, email, token(account), "/api/v1/tenants/" + tenant.slug() + "/", new StaffId(staffId));
    }

    /** Runs the installation, and works in no organisation. */
    public Person operator() {
        String email = "operator-" + unique() + "@smartqueue.example";
        UUID account = accounts.create(email, "Operator", hash(), false, true, false);
        return new Person(this, email, token(account), "/", new StaffId(account));
    }

    /** Somebody from the street, with no token. */
    public Person nobody() {
        return new Person(this, "", "", "/", new StaffId(new UUID(0, 0)));
    }

    /** Letters and digits that no other test has. */
    public static String unique() {
        return Ids.next().toString().replace("-", "").substring(12);
    }

    public String address() {
        return "http://localhost:" + environment.getRequiredProperty("local.server.port");
    }

    private String token(UUID account) {
        return tokens.issue(account).token();
    }

    // A hash takes a tenth of a second, which hundreds of people should not pay each.
    private String hash() {
        if (hash.isEmpty()) {
            hash = passwords.hash(PASSWORD);
        }
        return hash;
    }
}
