package io.smartqueue.notification.approval;

import static io.smartqueue.TestSandbox.SANDBOX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartqueue.Answer;
import io.smartqueue.Logged;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.SandboxTest;
import io.smartqueue.TestTenant;
import io.smartqueue.notification.content.ContentStatus;
import io.smartqueue.settings.Finding;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.twiliosandbox.SubAccount;
import io.smartqueue.twiliosandbox.content.Approval;
import io.smartqueue.twiliosandbox.content.ApprovalState;
import io.smartqueue.twiliosandbox.content.Choice;
import io.smartqueue.twiliosandbox.content.Content;
import io.smartqueue.twiliosandbox.fault.Fault;
import io.smartqueue.twiliosandbox.fault.FaultKind;
import io.smartqueue.twiliosandbox.fault.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Content templates on their way to WhatsApp's approval, and after it. */
@SandboxTest
class ApprovalTest {

    private static final String CONTENT = "/api/v1/admin/content-templates/";
    private static final String BODY =
            "Votre ticket {{ticket_number}} pour le service {{service_name}} est pris, merci de patienter.";

    @Autowired
    Organisations organisations;

    @Autowired
    ApprovalCheckup checkup;

    private TestTenant bank;
    private Person admin;
    private String name = "";

    @Autowired
    Rounds rounds;

    @BeforeEach
    void open() {
        bank = organisations.open();
        admin = bank.admin();
        name = "words_" + Organisations.unique();
    }

    @Test
    void comesByItselfAfterTheSubmission() {
        Answer approved = becomes(submit(with()), "approved");

        assertThat(approved.text("content_sid")).matches("HX[0-9a-f]{32}");
        assertThat(approved.text("category_given")).isEqualTo("utility");
        assertThat(approved.text("checked_at")).isNotBlank();
        assertThat(approved.json().path("because").isNull()).isTrue();
        Content theirs = SANDBOX.contents().find(approved.text("content_sid")).orElseThrow();
        assertThat(theirs.body()).contains("Votre ticket {{1}} pour le service {{2}} est");
        assertThat(theirs.variables()).containsEntry("1", "A042").containsKey("2");
        assertThat(theirs.language()).isEqualTo("fr");
    }

    @Test
    void isAskedForAnewInTheAccountThatTheOrganisationBrings() {
        Answer before = becomes(submit(with()), "approved");
        SubAccount account = SANDBOX.openSubAccount("Banque");
        Map<String, String> own = Map.of(
                "account_sid", account.sid(), "auth_token", account.authToken(), "whatsapp_number", account.whatsapp());

        Rounds.Work late =
                inside(() -> rounds.begin(UUID.fromString(before.id()), true)).orElseThrow();
        admin.put("twilio-account/", own).is(200);

        var gone = new Rounds.Known(false, null, ContentStatus.DISABLED, "Not there.", null, true, null);
        assertThat(inside(() -> rounds.end(late, gone)))
                .as("it asked the account before")
                .isFalse();
        assertThat(inside(() -> rounds.created(late, "HX" + "0".repeat(32)))).isFalse();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> account.contents()
                        .find(get(before.id()).text("content_sid"))
                        .isPresent());
        Answer there = becomes(before.id(), "approved");
        assertThat(there.text("content_sid")).isNotEqualTo(before.text("content_sid"));
    }

    private <T> T inside(Supplier<T> work) {
        return CurrentTenant.call(bank.tenant().id(), work::get);
    }

    @Test
    void keepsButtonsAndLists() {
        Map<String, Object> quick =
                with("kind", "quick_reply", "buttons", List.of(Map.of("id", "here", "title", "Ici")));
        Answer approved = becomes(submit(quick), "approved");

        assertThat(choices(approved.text("content_sid"))).containsExactly("here");
    }

    @Test
    void isNotAskedForAList() {
        Map<String, Object> list =
                with("kind", "list_picker", "buttons", List.of(Map.of("id", "C", "title", "Consultation")));
        String id = submit(list);

        await().until(() -> !get(id).text("content_sid").isEmpty());
        assertThat(choices(get(id).text("content_sid"))).containsExactly("C");
        await().until(() -> get(id).text("status").equals("draft"));
        assertThat(get(id).text("because")).contains("24 hours");
        admin.post(CONTENT + id + "/submit/", "").refused(409, "already_submitted");
    }

    @Test
    void thatIsLostIsNoticedAndTold() {
        Answer approved = becomes(submit(with()), "approved");
        try (var log = Logged.by(ApprovalLooks.class.getName())) {
            decide(approved, ApprovalState.PAUSED, "", "UTILITY");

            assertThat(refresh(approved).text("status")).isEqualTo("paused");
            assertThat(log.anything()).isTrue();
        }
        assertThat(findings()).anySatisfy(finding -> {
            assertThat(finding.verdict()).isEqualTo(Finding.Verdict.WRONG);
            assertThat(finding.words()).contains(bank.slug(), "paused", name);
        });
        decide(approved, ApprovalState.REJECTED, "Promotional words", "UTILITY");
        Answer rejected = refresh(approved);
        assertThat(rejected.text("status")).isEqualTo("rejected");
        assertThat(rejected.text("because")).isEqualTo("Promotional words");
        decide(approved, ApprovalState.APPROVED, "", "UTILITY");
        Answer again = refresh(approved);
        assertThat(again.text("status")).isEqualTo("approved");
        assertThat(again.json().path("because").isNull()).isTrue();
    }

    @Test
    void inAnotherCategoryIsNoticedAndTold() {
        Answer approved = becomes(submit(with()), "approved");
        decide(approved, ApprovalState.APPROVED, "", "MARKETING");

        Answer seen = refresh(approved);

        assertThat(seen.text("category")).isEqualTo("utility");
        assertThat(seen.text("category_given")).isEqualTo("marketing");
        assertThat(findings()).anySatisfy(finding -> {
            assertThat(finding.words()).contains("another category", name);
            assertThat(finding.remedy()).isNotEmpty();
        });
    }

    @Test
    void isAskedForOnceThoughTheAnswerToTheCreationWasLost() {
        SANDBOX.faults(Faults.of(FaultKind.ACCEPT_THEN_DROP, Fault.next(1)));

        Answer approved = becomes(submit(with()), "approved");

        assertThat(SANDBOX.contents().newestFirst())
                .filteredOn(content -> content.friendlyName().startsWith(name))
                .extracting(Content::sid)
                .containsExactly(approved.text("content_sid"));
    }

    @Test
    void waitsForAProviderThatIsAway() {
        SANDBOX.faults(Faults.of(FaultKind.ANSWER_503, Fault.always().onEverything()));
        String id = submit(with());

        await().until(() -> get(id).text("because").contains("503"));
        assertThat(get(id).text("status")).isEqualTo("submitted");
        assertThat(findings()).anySatisfy(finding -> assertThat(finding.words()).contains("waiting", name, "503"));
        SANDBOX.faults(Faults.none());
        Answer approved = becomes(id, "approved");
        assertThat(approved.json().path("because").isNull()).isTrue();
    }

    @Test
    void endsWithTheTemplateAtTheProviderToo() {
        Answer approved = becomes(submit(with()), "approved");

        admin.delete(CONTENT + approved.id()).is(204);

        await().until(() ->
                SANDBOX.contents().find(approved.text("content_sid")).isEmpty());
    }

    @Test
    void isLostWhenTheProviderHasTheContentNoMore() {
        Answer approved = becomes(submit(with()), "approved");
        SANDBOX.contents().delete(approved.text("content_sid"));

        Answer gone = refresh(approved);

        assertThat(gone.text("status")).isEqualTo("disabled");
        assertThat(gone.text("because")).contains("does not have it");
    }

    private String submit(Map<String, Object> words) {
        String id = admin.post(CONTENT, words).is(201).id();
        admin.post(CONTENT + id + "/submit/", "").is(202);
        return id;
    }

    private Answer becomes(String id, String status) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(id).text("status").equals(status));
        return get(id);
    }

    private Answer get(String id) {
        return admin.get(CONTENT + id + "/").is(200);
    }

    private Answer refresh(Answer template) {
        return admin.post(CONTENT + template.id() + "/refresh/", "").is(200);
    }

    private static void decide(Answer template, ApprovalState state, String because, String category) {
        SANDBOX.contents()
                .decide(
                        template.text("content_sid"),
                        before -> new Approval(state, before.name(), category, because, true));
    }

    private static List<String> choices(String sid) {
        return SANDBOX.contents().find(sid).orElseThrow().choices().stream()
                .map(Choice::id)
                .toList();
    }

    private List<Finding> findings() {
        return checkup.look(bank.tenant());
    }

    private Map<String, Object> with(Object... namesAndValues) {
        return bank.content(Stream.concat(Stream.of("name", name, "body", BODY), Stream.of(namesAndValues))
                .toArray());
    }
}
