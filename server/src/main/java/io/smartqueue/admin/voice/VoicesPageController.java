package io.smartqueue.admin.voice;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.imports.MultipartForm;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.display.voice.SoundType;
import io.smartqueue.display.voice.VoiceClip;
import io.smartqueue.display.voice.VoiceClips;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.site.Services;
import io.smartqueue.web.paging.PageRequest;
import io.smartqueue.web.request.RequestFaults;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The recorded voices: which pieces of which language there are, another one, and listening to each. */
@Controller
@RequestMapping("/admin/{slug}/voices")
class VoicesPageController {

    private static final String PAGE = "voices";
    private static final String UPLOAD = "upload";

    private final VoiceClips clips;
    private final Services services;

    VoicesPageController(VoiceClips clips, Services services) {
        this.clips = clips;
        this.services = services;
    }

    @GetMapping
    @Requires(Right.MANAGE_SCREENS)
    Html list(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "1") int page) {
        Form form = Form.blank(PAGE, Map.of("language", language));
        return show(AdminFrame.of(pageContext, caller, PAGE), found(q, language, page), form);
    }

    @PostMapping
    @Requires(Right.MANAGE_SCREENS)
    Reply keep(
            PageContext pageContext,
            Caller caller,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
            @RequestBody byte[] body) {
        caller.requireEverySite();
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        MultipartForm sent = MultipartForm.read(body, type);
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("language", sent.text("language"));
        fields.add("token", sent.text("token"));
        return Form.typed(PAGE, fields)
                .attempt(
                        typed -> {
                            keep(typed, sent.part(UPLOAD).orElse(new byte[0]));
                            return AdminFrame.done(frame.address(), "recorded");
                        },
                        refused -> show(frame, found("", "", 1), refused));
    }

    private void keep(Form typed, byte[] sound) {
        try {
            clips.keep(
                    typed.value("language"),
                    typed.value("token"),
                    SoundType.of(sound).orElse(""),
                    sound);
        } catch (Refusal refusal) {
            throw refusal.naming(Map.of("body", UPLOAD, "content_type", UPLOAD));
        }
    }

    /** Nothing of a body is read that is too large, so the form is shown as it was at first. */
    @ExceptionHandler
    Reply unreadable(IOException fault, PageContext pageContext, Caller caller) throws IOException {
        if (RequestFaults.find(fault).isEmpty()) {
            throw fault;
        }
        Form form = Form.blank(PAGE, Map.of()).refused(Refusal.field(UPLOAD, "too_long", "Send at most 200 kB."));
        return show(AdminFrame.of(pageContext, caller, PAGE), found("", "", 1), form)
                .status(HttpStatus.CONTENT_TOO_LARGE);
    }

    @GetMapping("/{id}/sound")
    @Requires(Right.MANAGE_SCREENS)
    ResponseEntity<Resource> listen(@PathVariable UUID id) {
        return clips.sound(id).answer();
    }

    @PostMapping("/{id}/remove")
    @Requires(Right.MANAGE_SCREENS)
    Reply remove(PageContext pageContext, Caller caller, @PathVariable UUID id) {
        caller.requireEverySite();
        clips.remove(id);
        return AdminFrame.done(AdminFrame.of(pageContext, caller, PAGE).address(), "recording_removed");
    }

    private Listing<VoiceClip> found(String q, String language, int number) {
        var paging = new PageRequest(Listing.near(number), PageRequest.DEFAULT_SIZE, "language, token", false);
        return new Listing<>(
                clips.search(q, language.isBlank() ? null : language, paging), Map.of("q", q, "language", language));
    }

    private Html show(AdminFrame frame, Listing<VoiceClip> list, Form form) {
        List<String> letters = services.all(true).stream()
                .flatMap(service ->
                        service.code().codePoints().filter(Character::isLetter).boxed())
                .map(Character::toString)
                .distinct()
                .sorted()
                .toList();
        return Html.of("admin/voice/voices", new VoicesPage(frame, list, form, clips.recorded(), letters));
    }
}
