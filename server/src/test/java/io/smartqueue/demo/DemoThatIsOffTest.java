package io.smartqueue.demo;

import io.smartqueue.DatabaseTest;
import io.smartqueue.House;
import io.smartqueue.kernel.Secret;
import io.smartqueue.staff.Role;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffDraft;
import io.smartqueue.tenant.CurrentTenant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class DemoThatIsOffTest {

    @Autowired
    House house;

    @Autowired
    Staff staff;

    @Test
    void nobodyOfADemoCanSignIn() {
        var bank = house.open();
        String email = "admin@" + bank.slug() + ".example";
        CurrentTenant.run(
                bank.tenant().id(),
                () -> staff.enlistForDemo(
                        new StaffDraft(email, "Awa", null, Role.ADMIN, List.of(), List.of(), true),
                        new Secret("smartqueue-demo")));

        house.nobody()
                .post("/api/v1/auth/", Map.of("email", email, "password", "smartqueue-demo"))
                .refused(401, "wrong_credentials");
    }
}
