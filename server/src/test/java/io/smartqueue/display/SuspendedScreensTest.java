package io.smartqueue.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Await;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Branch;
import io.smartqueue.tenant.Suspensions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** A screen stays paired while its organisation is suspended: nobody has to go to it afterwards. */
@DatabaseTest
class SuspendedScreensTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Suspensions suspensions;

    @Test
    void waitUntilTheOrganisationGoesOn() {
        Branch branch = Branch.open(organisations, jdbc, transactions);
        String key = branch.tenant
                .manager()
                .post(
                        "screens/",
                        Map.of("name", "L'accueil 🎉 \u200fالهضبة", "site", "plateau", "languages", List.of("ar")))
                .is(201)
                .text("key");
        var screen = new WaitingScreen(organisations);
        assertThat(screen.get("/display/" + key).statusCode()).isEqualTo(200);

        suspensions.change(branch.tenant.tenant().id(), true);
        Await.until(LONG, () -> screen.get("/display/" + key + "/state").statusCode(), status -> status == 503);
        HttpResponse<String> page = screen.get("/display/" + key);
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Refresh")).hasValue("60");
        assertThat(screen.get("/display/" + key + "/events").statusCode()).isEqualTo(503);
        assertThat(screen.get("/display/" + "x".repeat(key.length()) + "/state").statusCode())
                .isEqualTo(404);

        suspensions.change(branch.tenant.tenant().id(), false);
        Await.until(LONG, () -> screen.get("/display/" + key + "/state").statusCode(), status -> status == 200);
    }
}
