package io.smartqueue.channel.twilio.own;

import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
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

    @PostMapping("/check")
    @Requires(Right.MANAGE_OWN_ACCOUNT)
    TwilioAccountCheck check() {
        return new TwilioAccountCheck(desk.check().stream().map(FindingView::of).toList());
    }
}
