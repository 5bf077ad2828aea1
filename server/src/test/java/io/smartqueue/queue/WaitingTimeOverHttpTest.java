package io.smartqueue.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.TestTenant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an organisation decides about waiting times. */
@DatabaseTest
class WaitingTimeOverHttpTest {

    @Autowired
    Organisations organisations;

    TestTenant tenant;

    @BeforeEach
    void open() {
        tenant = organisations.open();
    }

    @Test
    void beginsWithFiveMinutesAndNothingPublished() {
        assertThat(tenant.manager().get("waiting-time/").is(200).json().toString())
                .isEqualTo("{\"almost_margin_minutes\":5,\"publish_accuracy\":false}");
    }

    @Test
    void keepsWhatIsNotNamed() {
        tenant.admin().patch("waiting-time/", Map.of("publish_accuracy", true)).is(200);
        tenant.admin()
                .patch("waiting-time/", Map.of("almost_margin_minutes", 0))
                .is(200);
        assertThat(tenant.admin().get("waiting-time/").is(200).json().toString())
                .isEqualTo("{\"almost_margin_minutes\":0,\"publish_accuracy\":true}");
        assertThat(organisations.open().admin().get("waiting-time/").text("publish_accuracy"))
                .isEqualTo("false");
    }

    @Test
    void isDecidedByAdministratorsWithinBounds() {
        tenant.manager()
                .patch("waiting-time/", Map.of("publish_accuracy", true))
                .refused(403, "missing_right");
        tenant.admin()
                .patch("waiting-time/", "{\"almost_margin_minutes\": -1, \"publish_accuracy\": null}")
                .rejects("almost_margin_minutes:out_of_range", "publish_accuracy:required");
        tenant.admin()
                .patch("waiting-time/", Map.of("almost_margin_minutes", 61))
                .rejects("almost_margin_minutes:out_of_range");
    }
}
