package io.smartqueue.notification.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.queue.ClockScenario;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What was reserved and never asked of the provider leaves later, also where nobody can be asked about it. */
class AttemptsThatNeverBeganTest extends ClockScenario {

    @Autowired
    Settlement settlement;

    @Autowired
    Delivery delivery;

    @Autowired
    NotificationStates states;

    @Test
    void ofMailsWaitAgain() {
        Claims.Claim claim = claimed(Medium.EMAIL, Duration.ZERO);

        settlement.prepare(claim.tenant(), List.of(claim)).values().forEach(Runnable::run);

        assertThat(told(claim)).containsExactly("retry late");
    }

    @Test
    void ofMailsAreInDoubtOnceTheyHaveBegun() {
        Claims.Claim claim = claimed(Medium.EMAIL, Duration.ZERO);
        CurrentTenant.run(claim.tenant(), () -> {
            assertThat(states.begun(claim)).isTrue();
            assertThat(states.begun(claim)).isFalse();
        });

        settlement.prepare(claim.tenant(), List.of(claim)).values().forEach(Runnable::run);

        assertThat(told(claim)).isEmpty();
        assertThat(branch.read(String.class, "select status || ' ' || error_code from notification"))
                .as("a mail server cannot be asked")
                .containsExactly("failed unknown_outcome");
    }

    @Test
    void waitAgainWhenTheServerWasTooBusy() {
        Claims.Claim claim = claimed(Medium.EMAIL, Timings.CLAIM_IS_FRESH.plusSeconds(5));

        delivery.prepare(claim.tenant(), List.of(claim)).values().forEach(Runnable::run);

        assertThat(told(claim)).containsExactly("retry late");
    }

    private Claims.Claim claimed(Medium medium, Duration ago) {
        UUID id = Ids.next();
        branch.write("""
                insert into notification (id, tenant_id, channel, event, recipient, body, status, lane, look_at,
                    attempt, attempted_at, expires_at, created_at)
                values (?, current_tenant(), ?, 'custom', 'awa@mail.example', 'A', 'sending', 1, 'infinity', 1, now(),
                    now() + interval '1 hour', now())
                """, id, medium.code());
        TenantId tenant = branch.tenant.tenant().id();
        return new Claims.Claim(id, tenant, medium, 1, states.now().minus(ago), Optional.empty());
    }

    private List<String> told(Claims.Claim claim) {
        return branch.read(
                String.class,
                "select type || ' ' || code from notification_event where notification_id = '" + claim.notification()
                        + "' and type = 'retry'");
    }
}
