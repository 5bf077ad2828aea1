package io.smartqueue.reception.taking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.reception.taking.Throttle.Source;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two servers have nothing in common but the database. */
@DatabaseTest
class ThrottleTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    private List<Throttle> servers;
    private TenantId tenant;

    @BeforeEach
    void startTwo() {
        servers = List.of(new Throttle(jdbc, InstantSource.system()), new Throttle(jdbc, InstantSource.system()));
        tenant = organisations.open().tenant().id();
    }

    private void in(Runnable work) {
        CurrentTenant.run(tenant, work);
    }

    private static Source device(int number) {
        return new Source("device-" + number, "203.0.113.9", "203.0.113.9");
    }

    @Test
    void countsWhatAnAddressTakesFromEitherServer() {
        for (int n = 0; n < Throttle.OF_AN_ADDRESS; n++) {
            Throttle server = servers.get(n % 2);
            Source source = device(n);
            in(() -> server.count(source));
        }

        for (Throttle server : servers) {
            assertThatThrownBy(() -> in(() -> server.count(device(1000))))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("too_many_tickets"));
            in(() -> server.count(new Source("device-1001", "198.51.100.9", "198.51.100.9")));
        }
    }

    @Test
    void countsPhonesOfAnAddressFromEitherServer() {
        for (int n = 0; n < Throttle.PHONES_OF_AN_ADDRESS; n++) {
            Throttle server = servers.get(n % 2);
            Source source = device(n);
            in(() -> server.countPhone(source));
        }

        for (Throttle server : servers) {
            assertThatThrownBy(() -> in(() -> server.countPhone(device(1000))))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("too_many_phones"));
        }
    }
}
