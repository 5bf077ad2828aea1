package io.smartqueue.admin.account;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.channel.twilio.own.OwnAccountDesk;
import io.smartqueue.channel.twilio.own.TwilioAccountDraft;
import io.smartqueue.channel.twilio.own.TwilioAccountView;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the organisation's own account of Twilio; secrets are shown as their last four characters. */
@Controller
@RequestMapping("/admin/{slug}/twilio-account")
class TwilioAccountPageController {

    private static final String PAGE = "twilio-account";
    private static final String KIND = "account";

    private final OwnAccountDesk accounts;
    private final FormChanges changes;

    TwilioAccountPageController(OwnAccountDesk accounts, FormChanges changes) {
        this.accounts = accounts;
        this.changes = changes;
    }

    @GetMapping
    @Requires(Right.MANAGE_OWN_ACCOUNT)
    Html read(PageContext pageContext, Caller caller) {
        return show(AdminFrame.of(pageContext, caller, PAGE));
    }

    /** It is kept also when Twilio refuses it; the page says what is wrong. */
    @PostMapping
    @Requires(Right.MANAGE_OWN_ACCOUNT)
    Reply save(PageContext pageContext, Caller caller, @RequestParam MultiValueMap<String, String> fields) {
        AdminFrame desk = AdminFrame.of(pageContext, caller, PAGE);
        return Form.typed(KIND, fields)
                .attempt(
                        typed -> {
                            TwilioAccountDraft draft = changes.draft(typed, TwilioAccountDraft.class);
                            changes.change("twilio-account", typed, this::stored, () -> accounts.put(draft));
                            accounts.check();
                            return AdminFrame.done(desk.address(), "saved");
                        },
                        refused -> page(desk, withoutSecrets(refused)));
    }

    /** What was typed stays but for secrets, which are in no page. */
    private static Form withoutSecrets(Form refused) {
        Form shown = refused;
        for (String secret : List.of("auth_token", "api_key_secret")) {
            shown = shown.value(secret).startsWith("•") ? shown : shown.with(secret, "");
        }
        return shown;
    }

    @PostMapping("/check")
    @Requires(Right.MANAGE_OWN_ACCOUNT)
    Reply check(PageContext pageContext, Caller caller) {
        return act(AdminFrame.of(pageContext, caller, PAGE), "refreshed", accounts::check);
    }

    @PostMapping("/remove")
    @Requires(Right.MANAGE_OWN_ACCOUNT)
    Reply remove(PageContext pageContext, Caller caller) {
        return act(AdminFrame.of(pageContext, caller, PAGE), "account_removed", accounts::delete);
    }

    private Reply act(AdminFrame desk, String done, Runnable deed) {
        try {
            deed.run();
            return AdminFrame.done(desk.address(), done);
        } catch (Refusal refusal) {
            return show(desk.refused(refusal)).status(Problem.status(refusal.kind()));
        }
    }

    private Html show(AdminFrame desk) {
        return page(desk, Form.showing(KIND, stored()));
    }

    private Html page(AdminFrame desk, Form form) {
        return Html.of(
                "admin/account/account",
                new TwilioAccountPage(desk, form, account().orElse(null)));
    }

    private Optional<TwilioAccountView> account() {
        try {
            return Optional.of(accounts.view());
        } catch (Refusal none) {
            return Optional.empty();
        }
    }

    private Map<String, List<String>> stored() {
        Map<String, List<String>> fields = new TreeMap<>();
        account().ifPresent(account -> {
            put(fields, "account_sid", account.accountSid());
            put(fields, "auth_token", account.authToken());
            put(fields, "api_key_sid", account.apiKeySid());
            put(fields, "api_key_secret", account.apiKeySecret());
            put(fields, "phone_number", account.phoneNumber());
            put(fields, "messaging_service_sid", account.messagingServiceSid());
            put(fields, "whatsapp_number", account.whatsappNumber());
        });
        return fields;
    }

    private static void put(Map<String, List<String>> fields, String name, @Nullable String value) {
        if (value != null) {
            fields.put(name, List.of(value));
        }
    }
}
