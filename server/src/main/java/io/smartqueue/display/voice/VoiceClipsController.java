package io.smartqueue.display.voice;

import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/voice-clips")
@Tag(name = "screens")
class VoiceClipsController {

    private final VoiceClips clips;

    VoiceClipsController(VoiceClips clips) {
        this.clips = clips;
    }

    @GetMapping
    @Requires(Right.MANAGE_SCREENS)
    Page<VoiceClip> list(
            @RequestParam(required = false) @Nullable String language,
            @SortableBy({"created_at", "token"}) Paging paging) {
        return paging.view(clips.list(language, paging.request()));
    }

    /** The body is the recording itself, 200 kB at most, in a form that browsers play, such as audio/mpeg. */
    @PostMapping(consumes = "audio/*")
    @Requires(Right.MANAGE_SCREENS)
    @ResponseStatus(HttpStatus.CREATED)
    VoiceClip keep(
            Caller caller,
            @RequestParam String language,
            @RequestParam String token,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) String type,
            @RequestBody byte[] audio) {
        caller.requireEverySite();
        return clips.keep(language, token, type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT), audio);
    }

    @DeleteMapping("/{id}")
    @Requires(Right.MANAGE_SCREENS)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable UUID id) {
        caller.requireEverySite();
        clips.remove(id);
    }
}
