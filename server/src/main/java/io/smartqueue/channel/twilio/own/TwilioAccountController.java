package io.smartqueue.channel.twilio.own;

import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.IdempotencyKey;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/twilio-account")
@Tag(name = "twilio-account", description = "An organisation's own account of Twilio")
class TwilioAccountController {

    record TwilioAccountCheck(List<FindingView> findings) {}

    private final OwnAccountDesk desk;

    TwilioAccountController(OwnAccountDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Requires(Right.MANAGE_OWN_ACCOUNT)
    TwilioAccountView read() {
        return desk.view();
    }

    /** It is kept also when Twilio refuses it; the answer says what is wrong. */
    @PutMapping
    @Requires(Right.MANAGE_OWN_ACCOUNT)
    TwilioAccountView put(@RequestBody TwilioAccountDraft account) {
        desk.put(account);
        desk.check();
        return desk.view();
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Right.MANAGE_OWN_ACCOUNT)
    void delete() {
        desk.delete();
    }

    /**
     * Asks Twilio now. Nothing is kept under an idempotency key (as a {@code @PostMapping} would), because a key would
     * keep a transaction open while Twilio answers.
     */
    @RequestMapping(path = "/check", method = RequestMethod.POST)
    @Requires(Right.MANAGE_OWN_ACCOUNT)
    TwilioAccountCheck check(
            @Parameter(description = "A question may be asked again: nothing is kept for it")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key) {
        Optional.ofNullable(key).ifPresent(IdempotencyKey::new);
        return new TwilioAccountCheck(desk.check().stream().map(FindingView::of).toList());
    }
}
