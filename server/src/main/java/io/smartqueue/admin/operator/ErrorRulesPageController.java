package io.smartqueue.admin.operator;

import io.smartqueue.admin.part.DraftForms;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.admin.part.Listing;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.notification.rule.ErrorRule;
import io.smartqueue.notification.rule.ErrorRules;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.paging.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What follows on each error code of a provider, and the words in which staff read it. */
@Controller
@RequestMapping("/operator/error-rules")
class ErrorRulesPageController {

    private static final String PAGE = "error-rules";

    private final ErrorRules rules;
    private final DraftForms<ErrorRule.Consequence> forms;

    ErrorRulesPageController(ErrorRules rules, FormChanges changes) {
        this.rules = rules;
        this.forms = new DraftForms<>(
                PAGE, ErrorRule.Consequence.class, changes, id -> rules.get(id).consequence());
    }

    @GetMapping
    @Requires(Right.MANAGE_SENDERS)
    Html list(
            PageContext pageContext,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String stage,
            @RequestParam(defaultValue = "1") int page) {
        List<ErrorRule> found = rules.all().stream()
                .filter(rule -> stage.isBlank() || rule.stage().code().equals(stage))
                .filter(rule -> says(rule, q.strip().toLowerCase(Locale.ROOT)))
                .toList();
        var paging = new PageRequest(Listing.near(page), PageRequest.DEFAULT_SIZE, "code", false);
        var shown = paging.of(
                found.size(),
                found.stream().skip(paging.offset()).limit(paging.size()).toList());
        return Html.of(
                "admin/operator/rules",
                new ErrorRulesPage(
                        OperatorFrame.of(pageContext, PAGE), new Listing<>(shown, Map.of("q", q, "stage", stage))));
    }

    private static boolean says(ErrorRule rule, String part) {
        ErrorRule.Words words = rule.consequence().words();
        return (rule.code() + " " + words.fr() + " " + words.en())
                .toLowerCase(Locale.ROOT)
                .contains(part);
    }

    @GetMapping("/new")
    @Requires(Right.MANAGE_SENDERS)
    Html blank(PageContext pageContext) {
        Map<String, String> usual = Map.of("stage", ErrorRule.Stage.DELIVERY.code(), "next_channel", "true");
        return show(OperatorFrame.of(pageContext, PAGE), null, Form.blank(PAGE, usual));
    }

    @PostMapping("/new")
    @Requires(Right.MANAGE_SENDERS)
    Reply add(PageContext pageContext, @RequestParam MultiValueMap<String, String> fields) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        return Form.typed(PAGE, fields)
                .attempt(
                        typed -> {
                            List<Refusal.Field> wrong = new ArrayList<>();
                            var about = forms.changes().part(typed, ErrorRule.Subject.class, wrong);
                            var rule = forms.changes().part(typed, ErrorRule.Consequence.class, wrong);
                            rules.add(
                                    about.orElseThrow(() -> Refusal.fields(wrong)),
                                    rule.orElseThrow(() -> Refusal.fields(wrong)));
                            return desk.done("created");
                        },
                        refused -> show(desk, null, refused));
    }

    @GetMapping("/{id}")
    @Requires(Right.MANAGE_SENDERS)
    Html read(PageContext pageContext, @PathVariable UUID id) {
        return show(OperatorFrame.of(pageContext, PAGE), rules.get(id), forms.of(id));
    }

    @PostMapping("/{id}")
    @Requires(Right.MANAGE_SENDERS)
    Reply change(PageContext pageContext, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> fields) {
        OperatorFrame desk = OperatorFrame.of(pageContext, PAGE);
        rules.get(id);
        return forms.change(
                desk, id, fields, changed -> rules.change(id, changed), refused -> show(desk, rules.get(id), refused));
    }

    private static Html show(OperatorFrame desk, @Nullable ErrorRule stored, Form form) {
        return Html.of("admin/operator/rule", new ErrorRulePage(desk, stored, form));
    }
}
