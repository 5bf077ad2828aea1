package io.smartqueue.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.kernel.Secret;
import io.smartqueue.queue.Branch;
import io.smartqueue.security.Role;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffDraft;
import io.smartqueue.tenant.CurrentTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class DemoThatIsOffTest {

    @Autowired
    Organisations organisations;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void nobodyOfADemoCanSignIn() {
        var bank = organisations.open();
        String email = "admin@" + bank.slug() + ".example";
        CurrentTenant.run(
                bank.tenant().id(),
                () -> staff.enlistForDemo(
                        new StaffDraft(email, "Awa", null, Role.ADMIN, List.of(), List.of(), true),
                        new Secret("smartqueue-demo")));

        organisations
                .nobody()
                .post("/api/v1/auth/", Map.of("email", email, "password", "smartqueue-demo"))
                .refused(401, "wrong_credentials");
    }

    @Test
    void nothingOfADemoIsOpen() {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        Person manager = branch.tenant.manager();
        String queue = branch.queue("A").toString();
        String link =
                manager.post("tickets/", Map.of("queue_id", queue)).is(201).text("public_url");
        String screen = manager.post("screens/", Map.of("name", "Hall", "site", "plateau"))
                .is(201)
                .text("address");
        List<String> open = List.of("/o/" + branch.tenant.slug(), link.substring(link.indexOf("/t/")), screen);
        assertThat(open).allSatisfy(page -> assertThat(status(page)).isLessThan(400));

        branch.write("update tenant set is_demo = true where id = current_tenant()");
        await().untilAsserted(() ->
                assertThat(open).allSatisfy(page -> assertThat(status(page)).isEqualTo(404)));
        assertThat(status("/design")).isEqualTo(404);
    }

    private int status(String page) {
        return organisations.nobody().get(page).status();
    }
}
