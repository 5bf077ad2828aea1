package io.smartqueue.reception;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

@DatabaseTest
class TakingTooMuchTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    String line;

    @BeforeEach
    void open() {
        branch = Branch.open(organisations, jdbc, transactions);
        QueueId queue = branch.queue("A");
        branch.seat(branch.tenant.agent().staffId(), queue);
        line = "/o/" + branch.tenant.slug() + "/plateau/a";
        branch.tenant.tells("sms", "ticket_created", "{{customer_name}} {{ticket_number}}");
    }

    @Test
    void newDevicesWriteToFewPhonesFromOneAddress() {
        int refused = 0;
        for (int device = 0; device < 50; device++) {
            HttpResponse<String> answer = take("203.0.113.9", "Bloquee Appelez", "77000%04d".formatted(device));
            refused += answer.statusCode() == 429 ? 1 : 0;
            if (answer.statusCode() == 429) {
                assertThat(answer.body()).contains("Prenez le ticket sans téléphone");
            }
        }
        assertThat(refused).isEqualTo(10);
        assertThat(branch.read(Long.class, "select count(*) from notification")).containsExactly(40L);
        assertThat(branch.read(Long.class, "select count(*) from notification where body like '%Bloquee%'"))
                .containsExactly(0L);
        assertThat(take("203.0.113.9", "", "").statusCode()).isEqualTo(302);
        assertThat(take("198.51.100.9", "", "770009999").statusCode()).isEqualTo(302);
    }

    @Test
    void subnetsOfOneNetworkCountTogether() {
        for (int subnet = 0; subnet < 80; subnet++) {
            assertThat(take("2001:db8:5:" + subnet + "::1", "", "77000%04d".formatted(subnet))
                            .statusCode())
                    .isEqualTo(302);
        }
        assertThat(take("2001:db8:5:ffff::1", "", "770009998").statusCode()).isEqualTo(429);
        assertThat(take("2001:db8:6::1", "", "770009999").statusCode()).isEqualTo(302);
    }

    @Test
    void aPhoneGivenLaterCountsToo() {
        var visitor = new Visitor(organisations);
        String reach = visitor.take(line, Map.of()) + "/reach";
        for (int i = 0; i < 40; i++) {
            Visitor.to(
                    visitor.send(visitor.page(reach), reach, Map.of("phone", "77000%04d".formatted(i), "sms", "yes")));
        }
        HttpResponse<String> further =
                visitor.send(visitor.page(reach), reach, Map.of("phone", "770009999", "sms", "yes"));
        assertThat(further.statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+33612345678", "+12025550123", "+881612345678"})
    void aPhoneOfAnotherCountryGetsATicketAndNoMessage(String phone) {
        assertThat(new Visitor(organisations).page(line)).contains("Seulement vers les téléphones de : Sénégal.");
        assertThat(take("203.0.113.10", "", phone).statusCode()).isEqualTo(302);
        assertThat(codes()).containsExactly("country_not_served");

        branch.tenant
                .admin()
                .patch("messaging/", Map.of("countries", List.of("SN", "FR")))
                .is(200);
        assertThat(take("203.0.113.10", "", phone).statusCode()).isEqualTo(302);
        assertThat(codes())
                .containsExactly("country_not_served", phone.startsWith("+33") ? "none" : "country_not_served");
    }

    private List<String> codes() {
        return branch.read(
                String.class,
                "select case when status = 'suppressed' then error_code else 'none' end from notification"
                        + " order by created_at, id");
    }

    private HttpResponse<String> take(String from, String name, String phone) {
        var visitor = new Visitor(organisations);
        Map<String, String> written =
                phone.isEmpty() ? Map.of("name", name) : Map.of("name", name, "phone", phone, "sms", "yes");
        return visitor.sendFrom(from, visitor.page(line), line, written);
    }
}
