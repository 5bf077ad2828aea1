package io.smartqueue.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.TestTenant;
import io.smartqueue.security.Role;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DatabaseTest
class AgentsTest {

    @Autowired
    Organisations organisations;

    TestTenant bank;
    Person admin;

    @BeforeEach
    void open() {
        bank = organisations.open();
        admin = bank.admin();
    }

    @Test
    void comeWithAPasswordThatTheyMustChange() {
        String email = "Khady-" + Organisations.unique() + "@Bank.example";
        Answer agent = admin.post("agents/", Map.of("email", email, "name", "Khady Sow", "role", "agent"))
                .is(201);
        assertThat(agent.text("email")).isEqualTo(email.toLowerCase(Locale.ROOT));
        assertThat(agent.text("public_name")).isEqualTo("Khady");
        String once = agent.text("one_time_password");

        Answer session = signIn(email, once).is(200);
        assertThat(session.json().at("/user/must_change_password").asBoolean()).isTrue();
        Person khady = bank.agent().with(session.text("token"));
        khady.get("sites/").refused(403, "password_change_required");
        khady.get("/api/v1/auth/me/").is(200);
        khady.post("/api/v1/auth/password/", Map.of("current", once, "new", "short"))
                .rejects("new:too_short");
        khady.post("/api/v1/auth/password/", Map.of("current", once, "new", once))
                .rejects("new:unchanged");
        khady.post("/api/v1/auth/password/", Map.of("current", once, "new", "a password of my own"))
                .is(204);
        khady.get("sites/").is(200);
        signIn(email, once).refused(401, "wrong_credentials");
        signIn(email, "a password of my own").is(200);
        assertThat(admin.get("agents/" + agent.id()).is(200).body()).doesNotContain(once);
    }

    @Test
    void areInvitedByMailOnlyWhereMailIsSent() {
        Map<String, Object> khady = Map.of(
                "email", Organisations.unique() + "@b.example", "name", "Khady", "role", "agent", "invite", true);
        admin.post("agents/", khady).refused(409, "no_mail");
        assertThat(admin.get("agents/?q=" + khady.get("email")).text("count")).isEqualTo("0");
    }

    @Test
    void keepTheirPasswordInASecondOrganisation() {
        Person fatou = organisations.open().agent();

        Answer invited = bank.invite(fatou, "manager");
        assertThat(invited.json().has("one_time_password")).isFalse();
        fatou.accept(invited.text("invitation")).is(200);
        assertThat(fatou.get("/api/v1/auth/me/").json().path("tenants")).hasSize(2);
        admin.post("agents/", Map.of("email", fatou.email(), "name", "Fatou", "role", "agent"))
                .refused(409, "already_member");
        admin.patch("agents/" + invited.id(), Map.of("name", "Another")).rejects("name:not_changeable");
        signIn(fatou.email(), Organisations.PASSWORD).is(200);
    }

    @Test
    void areTakenOffTheBooksButNotOut() {
        Person fatou = bank.agent();
        Answer left = admin.delete("agents/" + fatou.staffId()).is(200);

        assertThat(left.json().path("is_active").asBoolean(true)).isFalse();
        assertThat(left.text("status")).isEqualTo("left");
        fatou.get("/api/v1/auth/me/").refused(401, "not_signed_in");
        assertThat(admin.get("agents/?is_active=false").text("results.0.id"))
                .isEqualTo(fatou.staffId().toString());

        Answer back = admin.post("agents/", Map.of("email", fatou.email(), "name", "Fatou", "role", "agent"))
                .is(201);
        assertThat(back.id()).isEqualTo(fatou.staffId().toString());
        assertThat(back.text("status")).isEqualTo("active");
        admin.delete("agents/" + fatou.staffId()).is(200);
        assertThat(admin.patch("agents/" + fatou.staffId(), Map.of("is_active", true))
                        .is(200)
                        .text("status"))
                .isEqualTo("active");
    }

    @Test
    void comeBackWithAnotherOneTimePasswordThanTheyLeftWith() {
        String email = Organisations.unique() + "@bank.example";
        Map<String, String> khady = Map.of("email", email, "name", "Khady", "role", "agent");
        Answer agent = admin.post("agents/", khady).is(201);
        String before = agent.text("one_time_password");
        String token = signIn(email, before).is(200).text("token");
        admin.delete("agents/" + agent.id()).is(200);

        bank.agent().with(token).get("/api/v1/auth/me/").refused(401, "not_signed_in");
        signIn(email, before).refused(401, "wrong_credentials");
        admin.patch("agents/" + agent.id(), Map.of("is_active", true)).refused(409, "enlist_again");
        Answer back = admin.post("agents/", khady).is(201);
        assertThat(back.id()).isEqualTo(agent.id());
        signIn(email, before).refused(401, "wrong_credentials");
        signIn(email, back.text("one_time_password")).is(200);
    }

    @Test
    void areGivenAOneTimePasswordForOneTheyForgot() {
        Person fatou = bank.agent();
        String other = signIn(fatou.email(), Organisations.PASSWORD).is(200).text("token");
        Answer reset =
                admin.post("agents/" + fatou.staffId() + "/password-reset/").is(200);
        String once = reset.text("one_time_password");
        assertThat(reset.json().size()).isEqualTo(1);

        fatou.get("/api/v1/auth/me/").refused(401, "not_signed_in");
        fatou.with(other).get("/api/v1/auth/me/").refused(401, "not_signed_in");
        signIn(fatou.email(), Organisations.PASSWORD).refused(401, "wrong_credentials");
        Person back = fatou.with(signIn(fatou.email(), once).is(200).text("token"));
        back.get("sites/").refused(403, "password_change_required");

        String again = admin.post("agents/" + fatou.staffId() + "/password-reset/")
                .is(200)
                .text("one_time_password");
        signIn(fatou.email(), once).refused(401, "wrong_credentials");
        signIn(fatou.email(), again).is(200);
    }

    @Test
    void haveTheirPasswordResetOnlyWhereItOpensNothingElse() {
        String path = "agents/" + bank.agent().staffId() + "/password-reset/";
        bank.manager().post(path).refused(403, "missing_right");
        organisations.open().admin().post(bank.admin().home() + path).refused(404, "unknown_tenant");
        admin.post("agents/" + organisations.open().agent().staffId() + "/password-reset/")
                .refused(404, "not_found");

        String invited = bank.invite(organisations.open().agent(), "agent").id();
        admin.post("agents/" + invited + "/password-reset/").refused(409, "works_elsewhere_too");
        organisations.open().join(bank.agent(), "agent");
        admin.post(path).refused(409, "works_elsewhere_too");
        signIn(bank.agent().email(), Organisations.PASSWORD).is(200);
        admin.delete("agents/" + bank.manager().staffId()).is(200);
        admin.post("agents/" + bank.manager().staffId() + "/password-reset/").refused(409, "enlist_again");
    }

    @Test
    void keepTheirSessionWhileTheyWorkElsewhere() {
        TestTenant clinic = organisations.open();
        Person fatou = bank.agent();
        clinic.join(fatou, "agent");
        admin.delete("agents/" + fatou.staffId()).is(200);

        fatou.get("/api/v1/auth/me/").is(200);
        fatou.get("sites/").refused(404, "unknown_tenant");
        fatou.get("/api/v1/tenants/" + clinic.slug() + "/sites/").is(200);
    }

    @Test
    void haveSkills() {
        String fatou = "agents/" + bank.agent().staffId();
        assertThat(admin.get(fatou).is(200).json().path("skills")).isEmpty();
        Answer skilled = admin.patch(fatou, Map.of("skills", List.of(" Wolof", "notary", "wolof")))
                .is(200);
        assertThat(skilled.json().path("skills")).hasSize(2);
        assertThat(skilled.text("skills.0")).isEqualTo("notary");
        assertThat(skilled.text("skills.1")).isEqualTo("wolof");
        assertThat(admin.patch(fatou, Map.of("public_name", "F.")).is(200).text("skills.1"))
                .isEqualTo("wolof");
        admin.patch(fatou, Map.of("skills", List.of(" "))).rejects("skills.0:required");
        Answer made = admin.post(
                        "agents/",
                        Map.of(
                                "email",
                                "skilled-" + Organisations.unique() + "@bank.example",
                                "name",
                                "Khady",
                                "role",
                                "agent",
                                "skills",
                                List.of("Wolof")))
                .is(201);
        assertThat(made.text("skills.0")).isEqualTo("wolof");
    }

    @Test
    void alwaysIncludeOneAdmin() {
        String me = "agents/" + admin.staffId();
        admin.delete(me).refused(409, "last_admin");
        admin.patch(me, Map.of("role", "manager")).refused(409, "last_admin");
        admin.patch(me, Map.of("is_active", false)).refused(409, "last_admin");

        bank.hire(Role.ADMIN, "Second");
        admin.patch(me, Map.of("role", "manager")).is(200);
        admin.patch(me, Map.of("role", "admin")).refused(403, "missing_right");
    }

    @Test
    void areLimitedToSitesThatExist() {
        String site = admin.post("sites/", Map.of("name", "Plateau")).is(201).id();
        String strangers = organisations
                .open()
                .admin()
                .post("sites/", Map.of("name", "A"))
                .is(201)
                .id();
        String manager = "agents/" + bank.manager().staffId();

        admin.patch(manager, Map.of("site_ids", List.of(site, UUID.randomUUID())))
                .rejects("site_ids:unknown_site");
        admin.patch(manager, Map.of("site_ids", List.of(strangers))).rejects("site_ids:unknown_site");
        admin.patch(manager, Map.of("site_ids", List.of("x"))).rejects("site_ids.0:invalid_value");
        assertThat(admin.patch(manager, Map.of("site_ids", List.of(site)))
                        .is(200)
                        .text("site_ids.0"))
                .isEqualTo(site);
        admin.patch(manager, Map.of("role", "admin")).rejects("site_ids:not_for_admins");
    }

    @Test
    void refuseWhatNobodyCanMean() {
        admin.post("agents/", Map.of("email", "nobody", "name", " ", "public_name", "x".repeat(61)))
                .rejects("email:invalid_email", "name:required", "public_name:too_long", "role:required");
        admin.post("agents/", Map.of("email", "a@b.example", "name", "A", "role", "boss"))
                .rejects("role:invalid_choice");
        admin.post("agents/", Map.of("email", "a@b.example", "name", "A", "role", "operator"))
                .rejects("role:invalid_choice");
        admin.get("agents/?role=boss").rejects("role:invalid_value");
        admin.patch("agents/" + bank.agent().staffId(), Map.of("email", "other@b.example"))
                .rejects("email:not_changeable");
    }

    @Test
    void areListedByRoleAndName() {
        Answer agents = bank.agent().get("agents/?ordering=public_name").is(200);
        assertThat(agents.json().path("results")).hasSize(3);
        assertThat(agents.text("results.0.public_name")).isEqualTo("Awa");
        assertThat(bank.agent().get("agents/?role=manager").text("results.0.public_name"))
                .isEqualTo("Moussa");
    }

    private Answer signIn(String email, String password) {
        return organisations.nobody().post("/api/v1/auth/", Map.of("email", email, "password", password));
    }
}
