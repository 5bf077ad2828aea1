package io.smartqueue.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.Answer;
import io.smartqueue.DatabaseTest;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import io.smartqueue.queue.Branch;
import io.smartqueue.queue.QueueId;
import io.smartqueue.security.Role;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What a screen says of a call, and the recordings that it says it with. */
@DatabaseTest
class AnnouncementsTest {

    @Autowired
    Organisations organisations;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    Branch branch;
    Person manager;
    WaitingScreen screen;
    String key = "";

    @BeforeEach
    void callSomebody() {
        branch = Branch.open(organisations, jdbc, transactions);
        manager = branch.tenant.manager();
        screen = new WaitingScreen(organisations);
        QueueId queue = branch.queue("A");
        manager.post("tickets/", Map.of("queue_id", queue.toString())).is(201);
        branch.agentServing(queue).post("agents/me/call-next/").is(200);
    }

    private void hang(Map<String, Object> draft) {
        key = manager.post("screens/", draft).is(201).text("key");
    }

    private String board() {
        HttpResponse<String> answer = screen.get("/display/" + key + "/state");
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void aCallIsSaidInTheScreensLanguagesOneAfterTheOther() {
        hang(Map.of("name", "Hall", "site", "plateau", "languages", List.of("ar", "fr", "en")));
        assertThat(said(board())).containsPattern("\"ar\".*الرقم A 1.*\"fr\".*Numéro A 1, .*\"en\".*Number A 1, ");
        hang(Map.of("name", "Hall", "site", "plateau", "voice", false));
        assertThat(said(board())).isEqualTo("[]");
    }

    private static String said(String board) {
        var found = Pattern.compile("data-say=\"([^\"]+)\"").matcher(board);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&#34;", "\"").replace("&quot;", "\"");
    }

    @Test
    void recordingsSpeakWhereAllThatIsNeededIsThere() {
        hang(Map.of("name", "Hall", "site", "plateau", "languages", List.of("wo")));
        String counter = manager.get("counters/").text("results.0.name");
        clip("wo", "A");
        clip("wo", "0");
        clip("wo", counter);
        assertThat(said(board())).as("the digit 1 is missing").isEqualTo("[]");
        String one = clip("wo", "1").is(201).id();

        assertThat(said(board()))
                .contains("\"clips\":[\"/display/" + key + "/clips/")
                .contains(one);
        HttpResponse<String> sound = screen.get("/display/" + key + "/clips/" + one);
        assertThat(sound.body()).isEqualTo("sound");
        assertThat(sound.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
        assertThat(sound.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }

    @Test
    void recordingsAreSentInPartsToBrowsersThatAskForParts() {
        hang(Map.of("name", "Hall", "site", "plateau", "languages", List.of("wo")));
        String one = "/display/" + key + "/clips/" + clip("wo", "1").is(201).id();

        HttpResponse<String> whole = screen.get(one);
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Accept-Ranges")).hasValue("bytes");

        HttpResponse<String> part = screen.get(one, "Range", "bytes=0-1");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("so");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 0-1/5");
        assertThat(part.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
        assertThat(part.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(screen.get(one, "Range", "bytes=-2").body()).isEqualTo("nd");
        assertThat(screen.get(one, "Range", "bytes=3-99").body()).isEqualTo("nd");

        HttpResponse<String> beyond = screen.get(one, "Range", "bytes=5-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */5");
        assertThat(screen.get(one, "Range", "bytes=nonsense").statusCode()).isEqualTo(416);
        assertThat(screen.get("/display/" + key + "/clips/" + UUID.randomUUID(), "Range", "bytes=0-1")
                        .statusCode())
                .isEqualTo(404);
    }

    private Answer clip(String language, String token) {
        return manager.send(
                "POST",
                "voice-clips/?language=" + language + "&token=" + URLEncoder.encode(token, StandardCharsets.UTF_8),
                "sound",
                "audio/mpeg");
    }

    @Test
    void recordingsAreSmallAndOfAKindThatBrowsersPlay() {
        manager.send("POST", "voice-clips/?language=wo&token=A", "x".repeat(200 * 1024 + 1), "audio/mpeg")
                .rejects("body:too_long");
        manager.send("POST", "voice-clips/?language=wo&token=A", "x", "audio/midi")
                .rejects("content_type:invalid_choice");
        manager.send("POST", "voice-clips/?language=w!&token=A", "x", "audio/mpeg")
                .is(400);
        assertThat(clip("wo", "A").is(201).text("bytes")).isEqualTo("5");
        clip("wo", "A").is(201);
        Answer list = manager.get("voice-clips/?language=wo");
        assertThat(list.json().path("count").asInt())
                .as("said again, it is replaced")
                .isEqualTo(1);
        branch.tenant
                .hire(Role.MANAGER, "Awa", branch.site)
                .delete("voice-clips/" + list.text("results.0.id") + "/")
                .refused(403, "other_site");
        manager.delete("voice-clips/" + list.text("results.0.id") + "/").is(204);
        Person stranger = organisations.open().manager();
        stranger.delete("voice-clips/" + list.text("results.0.id") + "/").is(404);
    }
}
