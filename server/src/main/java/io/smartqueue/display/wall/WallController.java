package io.smartqueue.display.wall;

import io.smartqueue.display.Screen;
import io.smartqueue.display.Screens;
import io.smartqueue.display.voice.VoiceClips;
import io.smartqueue.live.LiveStreams;
import io.smartqueue.live.Subscription;
import io.smartqueue.page.Html;
import io.smartqueue.page.Language;
import io.smartqueue.page.PageContext;
import io.smartqueue.site.SiteId;
import io.smartqueue.tenant.CurrentTenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import tools.jackson.databind.json.JsonMapper;

/** A screen on the wall: its page, the part that changes, the stream of changes, and its recordings. */
@Controller
@RequestMapping("/display/{key}")
class WallController {

    private final Screens screens;
    private final BoardReader boards;
    private final Announcer announcer;
    private final VoiceClips clips;
    private final LiveStreams streams;
    private final JsonMapper json;

    WallController(
            Screens screens,
            BoardReader boards,
            Announcer announcer,
            VoiceClips clips,
            LiveStreams streams,
            JsonMapper json) {
        this.screens = screens;
        this.boards = boards;
        this.announcer = announcer;
        this.clips = clips;
        this.streams = streams;
        this.json = json;
    }

    @GetMapping
    Html page(@PathVariable String key, PageContext pageContext) {
        return Html.of("display/wall", read(key, pageContext));
    }

    /** The part that changes; a screen that has it already gets 304, which also shows that we are up. */
    @GetMapping("/state")
    Html state(@PathVariable String key, PageContext pageContext) {
        WallPage page = read(key, pageContext);
        return Html.of("display/board", page).version(version(page));
    }

    // Covers everything on the board except the moment at which it was read.
    private static String version(WallPage page) {
        Board board = page.board();
        return Integer.toHexString(Objects.hash(
                        board.site(), board.zone(), board.calls(), board.lines(), board.incident(), board.notices()))
                + Integer.toHexString(Objects.hash(
                        page.said(),
                        page.files(),
                        page.sheet().look(),
                        page.sheet().words().language()));
    }

    @GetMapping("/events")
    void events(
            @PathVariable String key,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Screen screen = screens.seen(key);
        SiteId site = new SiteId(screen.site().id());
        streams.stream(new Subscription.OfSite(CurrentTenant.get(), site), last, request, response);
    }

    @GetMapping("/clips/{clip}")
    ResponseEntity<Resource> clip(@PathVariable String key, @PathVariable UUID clip) {
        screens.seen(key);
        return clips.sound(clip).answer();
    }

    private WallPage read(String key, PageContext pageContext) {
        Screen screen = screens.seen(key);
        Language language = screen.languages().stream()
                .flatMap(code -> Language.of(code).stream())
                .findFirst()
                .orElse(pageContext.words().language());
        Board board = boards.read(screen, language);
        PageContext own = pageContext.with(pageContext.words().in(language).at(board.zone()));
        String address = "/display/" + key;
        Announcer.Voices voices = announcer.voices(screen);
        Map<String, String> said = new HashMap<>();
        board.fresh()
                .forEach(call -> said.put(
                        call.id(), json.writeValueAsString(voices.say(call, own.words(), address + "/clips/"))));
        String files = Stream.of("wall.js", "fit.js", "voice.js", "wall.css")
                .map(own.assets()::at)
                .collect(Collectors.joining(" "));
        return new WallPage(own, address, board, said, files);
    }
}
