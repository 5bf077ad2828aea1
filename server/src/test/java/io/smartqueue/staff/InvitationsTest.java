package io.smartqueue.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.queue.Rush;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who has an account that another organisation made gets rights here by accepting them, and in no other way. */
@DatabaseTest
class InvitationsTest {

    private static final String INVITATIONS = "/api/v1/auth/invitations/";

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    TestTenant bank;
    TestTenant clinic;
    Person admin;
    Person fatou;

    @BeforeEach
    void open() {
        bank = organisations.open();
        clinic = organisations.open();
        admin = bank.admin();
        fatou = clinic.agent();
    }

    @Test
    void anAccountMadeAheadOfItsOwnerGainsNothing() {
        String email = "director-" + Organisations.unique() + "@bank.example";
        Map<String, String> director = Map.of("email", email, "name", "A", "role", "admin");
        String made = clinic.admin().post("agents/", director).is(201).text("one_time_password");
        Person attacker = fatou.with(signIn(email, made).text("token"));
        attacker.post("/api/v1/auth/password/", Map.of("current", made, "new", "known to the clinic"))
                .is(204);

        Answer invited = admin.post("agents/", director).is(201);
        Person again = fatou.with(signIn(email, "known to the clinic").text("token"));
        for (Person someone : List.of(attacker, again)) {
            someone.get(atTheBank("sites/")).refused(404, "unknown_tenant");
            someone.post(atTheBank("sites/"), Map.of("name", "A")).refused(404, "unknown_tenant");
            assertThat(someone.get("/api/v1/auth/me/").json().path("tenants")).hasSize(1);
            someone.accept("sqi_" + "A".repeat(43)).refused(404, "unknown_invitation");
            someone.accept(invited.id()).refused(404, "unknown_invitation");
        }

        String list = attacker.get(INVITATIONS).is(200).body();
        assertThat(list).contains(bank.slug()).doesNotContain(invited.text("invitation"));
        assertThat(admin.get("agents/" + invited.id()).body()).doesNotContain(invited.text("invitation"));
    }

    @Test
    void givesThePersonTheirRightsOnceTheyAccept() {
        Answer invited = bank.invite(fatou, "manager");
        assertThat(invited.text("status")).isEqualTo("invited");
        assertThat(invited.json().path("is_active").asBoolean(true)).isFalse();
        assertThat(invited.text("next_step")).contains(INVITATIONS + "accept/", "another address");
        assertThat(invited.json().has("one_time_password")).isFalse();
        fatou.get(atTheBank("sites/")).refused(404, "unknown_tenant");

        Answer open = fatou.get(INVITATIONS).is(200);
        assertThat(open.json().path("count").asInt()).isEqualTo(1);
        assertThat(open.text("results.0.tenant")).isEqualTo(bank.slug());
        assertThat(open.text("results.0.role")).isEqualTo("manager");

        Answer accepted = fatou.accept(invited.text("invitation")).is(200);
        assertThat(accepted.text("staff_id")).isEqualTo(invited.id());
        assertThat(accepted.text("tenant")).isEqualTo(bank.slug());
        assertThat(accepted.text("role")).isEqualTo("manager");
        fatou.get(atTheBank("sites/")).is(200);
        assertThat(admin.get("agents/" + invited.id()).text("status")).isEqualTo("active");
        assertThat(fatou.get(INVITATIONS).json().path("count").asInt()).isZero();
        assertThat(fatou.accept(invited.text("invitation")).is(200).body()).isEqualTo(accepted.body());
    }

    @Test
    void isAcceptedByNobodyElse() {
        String invitation = bank.invite(fatou, "admin").text("invitation");
        for (Person other : List.of(
                clinic.admin(),
                admin,
                organisations.operator(),
                organisations.open().agent())) {
            other.accept(invitation).refused(404, "unknown_invitation");
        }
        organisations.nobody().accept(invitation).refused(401, "not_signed_in");
        fatou.post(INVITATIONS + "accept/", Map.of()).rejects("invitation:required");
        fatou.accept("x".repeat(201)).rejects("invitation:too_long");
        assertThat(jdbc.sql("select count(*) from invitation where position(cast(? as bytea) in secret_hash) > 0")
                        .param(invitation)
                        .query(Long.class)
                        .single())
                .isZero();
        fatou.accept(invitation).is(200);
    }

    @Test
    void endsTheOtherSessionsOfTheAccount() {
        Person before = fatou.with(signIn(fatou.email(), Organisations.PASSWORD).text("token"));
        fatou.accept(bank.invite(fatou, "agent").text("invitation")).is(200);
        before.get("/api/v1/auth/me/").refused(401, "not_signed_in");
        fatou.get(atTheBank("sites/")).is(200);
    }

    @Test
    void waitsForAPasswordThatItsOwnerChose() {
        String email = Organisations.unique() + "@clinic.example";
        Map<String, String> khady = Map.of("email", email, "name", "Khady", "role", "agent");
        String once = clinic.admin().post("agents/", khady).is(201).text("one_time_password");
        String invitation = admin.post("agents/", khady).is(201).text("invitation");
        Person person = fatou.with(signIn(email, once).text("token"));

        person.get(INVITATIONS).is(200);
        person.accept(invitation).refused(403, "password_change_required");
        person.post("/api/v1/auth/password/", Map.of("current", once, "new", "a password of my own"))
                .is(204);
        person.accept(invitation).is(200);
    }

    @Test
    void opensNothingOnceItIsWithdrawn() {
        Answer invited = bank.invite(fatou, "agent");
        String first = invited.text("invitation");
        admin.post("agents/", Map.of("email", fatou.email(), "name", "Fatou", "role", "agent"))
                .refused(409, "already_invited");
        assertThat(admin.delete("agents/" + invited.id()).is(200).text("status"))
                .isEqualTo("withdrawn");
        assertThat(fatou.get(INVITATIONS).json().path("count").asInt()).isZero();

        clinic.admin().accept(first).refused(404, "unknown_invitation");
        fatou.accept(first).refused(410, "invitation_withdrawn");
        fatou.get(atTheBank("sites/")).refused(404, "unknown_tenant");
        admin.patch("agents/" + invited.id(), Map.of("is_active", true)).refused(409, "enlist_again");

        Answer again = bank.invite(fatou, "agent");
        assertThat(again.id()).isEqualTo(invited.id());
        fatou.accept(first).refused(410, "invitation_withdrawn");
        fatou.accept(again.text("invitation")).is(200);
        fatou.get(atTheBank("sites/")).is(200);
    }

    @Test
    void isNeededAgainAfterADismissal() {
        Answer invited = bank.invite(fatou, "agent");
        fatou.accept(invited.text("invitation")).is(200);
        admin.delete("agents/" + invited.id()).is(200);

        fatou.accept(invited.text("invitation")).refused(404, "unknown_invitation");
        admin.patch("agents/" + invited.id(), Map.of("is_active", true)).refused(409, "enlist_again");
        Answer again = bank.invite(fatou, "agent");
        assertThat(again.text("status")).isEqualTo("invited");
        fatou.get(atTheBank("sites/")).refused(404, "unknown_tenant");
        fatou.accept(again.text("invitation")).is(200);
    }

    @Test
    void leadsIntoThreeOrganisationsOneByOne() {
        TestTenant office = organisations.open();
        String toTheBank = bank.invite(fatou, "agent").text("invitation");
        String toTheOffice = office.invite(fatou, "admin").text("invitation");

        fatou.accept(toTheOffice).is(200);
        fatou.get(atTheBank("sites/")).refused(404, "unknown_tenant");
        fatou.accept(toTheBank).is(200);
        assertThat(fatou.get("/api/v1/auth/me/").json().path("tenants")).hasSize(3);
        fatou.post(atTheBank("sites/"), Map.of("name", "A")).refused(403, "missing_right");
        fatou.post("/api/v1/tenants/" + office.slug() + "/sites/", Map.of("name", "A"))
                .is(201);
        fatou.get("sites/").is(200);
    }

    @Test
    void comesFromTwoOrganisationsAtOnce() {
        List<Answer> invited =
                Rush.of(2, i -> () -> List.of(bank, organisations.open()).get(i).invite(fatou, "agent"));
        invited.forEach(one -> fatou.accept(one.text("invitation")).is(200));
        assertThat(fatou.get("/api/v1/auth/me/").json().path("tenants")).hasSize(3);
    }

    @Test
    void isForTheSecondOfTwoThatTakeOnANewAddressAtOnce() {
        for (int round = 0; round < 5; round++) {
            Map<String, String> khady =
                    Map.of("email", Organisations.unique() + "@b.example", "name", "Khady", "role", "agent");
            List<Answer> both =
                    Rush.of(2, i -> () -> List.of(bank, clinic).get(i).admin().post("agents/", khady));
            assertThat(both).extracting(Answer::status).containsOnly(201);
            assertThat(both).extracting(one -> one.text("status")).containsExactlyInAnyOrder("active", "invited");
            assertThat(both.stream().filter(one -> one.json().has("one_time_password")))
                    .singleElement()
                    .matches(one -> one.text("status").equals("active"));
        }
    }

    @Test
    void makesNobodyAnAdministratorWhoCouldBeTheLast() {
        bank.invite(fatou, "admin");
        admin.delete("agents/" + admin.staffId()).refused(409, "last_admin");
        admin.patch("agents/" + admin.staffId(), Map.of("role", "agent")).refused(409, "last_admin");
    }

    @Test
    void isDecidedByThePersonAlone() {
        Answer invited = bank.invite(fatou, "agent");
        String agent = "agents/" + invited.id();
        admin.patch(agent, Map.of("is_active", true)).refused(409, "not_accepted");
        assertThat(admin.patch(agent, Map.of("role", "manager")).is(200).text("status"))
                .isEqualTo("invited");
        assertThat(admin.put(agent, Map.of("email", fatou.email(), "name", "Fatou agent", "role", "manager"))
                        .is(200)
                        .text("status"))
                .isEqualTo("invited");
        assertThat(admin.put(agent, admin.get(agent).is(200).body()).is(200).text("status"))
                .isEqualTo("invited");
        admin.patch(agent, Map.of("name", "Another")).rejects("name:not_changeable");
        fatou.get(atTheBank("sites/")).refused(404, "unknown_tenant");
        assertThat(fatou.accept(invited.text("invitation")).is(200).text("role"))
                .isEqualTo("manager");
    }

    @Test
    void leavesTheNameOfTheAccountToTheOrganisationThatMadeIt() {
        bank.invite(fatou, "agent");
        clinic.admin()
                .patch("agents/" + fatou.staffId(), Map.of("name", "Fatou Ndiaye"))
                .is(200);
    }

    @Test
    void makesNoAgentToSendATicketTo() {
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String service = admin.post("services/", Map.of("name", "A", "code", "A", "expected_minutes", 5))
                .is(201)
                .id();
        String queue = admin.post("queues/", Map.of("name", "A", "site", site, "service", service, "status", "active"))
                .is(201)
                .id();
        String ticket =
                admin.post("tickets/", Map.of("queue_id", queue)).is(201).id();
        String invited = bank.invite(fatou, "agent").id();

        admin.post("tickets/" + ticket + "/transfer/", Map.of("target_agent_id", invited, "reason", "A"))
                .rejects("target_agent_id:agent_not_at_counter");
        fatou.get(atTheBank("agents/me/")).refused(404, "unknown_tenant");
        fatou.post(atTheBank("agents/me/call-next/")).refused(404, "unknown_tenant");
        assertThat(admin.get("agents/?is_active=true").body()).doesNotContain(invited);
        assertThat(admin.get("agents/?is_active=false").text("results.0.id")).isEqualTo(invited);
    }

    private String atTheBank(String path) {
        return "/api/v1/tenants/" + bank.slug() + "/" + path;
    }

    private Answer signIn(String email, String password) {
        return organisations
                .nobody()
                .post("/api/v1/auth/", Map.of("email", email, "password", password))
                .is(200);
    }
}
