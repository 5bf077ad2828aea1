package io.smartqueue.admin;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Html;
import io.smartqueue.page.PageContext;
import io.smartqueue.page.Reply;
import io.smartqueue.queue.Queue;
import io.smartqueue.queue.Queues;
import io.smartqueue.queue.accuracy.Accuracy;
import io.smartqueue.queue.accuracy.AccuracyQuestion;
import io.smartqueue.queue.accuracy.AccuracyReader;
import io.smartqueue.queue.visit.WaitingTime;
import io.smartqueue.queue.visit.WaitingTimes;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.Days;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How good what people were told about their wait was, and what the organisation decides about it. */
@Controller
@RequestMapping("/admin/{slug}/accuracy")
class AccuracyPageController {

    private static final String PAGE = "accuracy";

    private final AccuracyReader accuracy;
    private final WaitingTimes settings;
    private final OwnSites sites;
    private final Queues queues;

    AccuracyPageController(AccuracyReader accuracy, WaitingTimes settings, OwnSites sites, Queues queues) {
        this.accuracy = accuracy;
        this.settings = settings;
        this.sites = sites;
        this.queues = queues;
    }

    @GetMapping
    @Requires(Right.SEE_ACCURACY)
    Html read(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String site,
            @RequestParam(defaultValue = "") String queue,
            @RequestParam(defaultValue = "") String hour,
            @RequestParam(defaultValue = "") String channel) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        try {
            LocalDate last = to.isBlank() ? accuracy.today(caller.tenant().zone()) : Days.read("to", to);
            LocalDate first = from.isBlank() ? AccuracyReader.thirtyDaysTo(last) : Days.read("from", from);
            var asked = new AccuracyPage.Asked(first.toString(), last.toString(), site, queue, hour, channel);
            var question = AccuracyQuestion.ofDays(first, last, id("site", site), id("queue", queue), caller.siteIds())
                    .at(hour(hour), channel.isBlank() ? null : channel);
            return page(frame, asked, accuracy.of(question));
        } catch (Refusal refusal) {
            return page(frame.refused(refusal), new AccuracyPage.Asked(from, to, site, queue, hour, channel), null)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping
    @Requires(Right.MANAGE_SERVICES)
    Reply decide(
            PageContext pageContext,
            Caller caller,
            @RequestParam(defaultValue = "") String margin,
            @RequestParam(defaultValue = "false") boolean publish) {
        AdminFrame frame = AdminFrame.of(pageContext, caller, PAGE);
        try {
            settings.change(new WaitingTime(minutes(margin), publish));
            return Reply.redirect(frame.address());
        } catch (Refusal refusal) {
            return page(frame.refused(refusal), AccuracyPage.Asked.NOTHING, null)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Html page(AdminFrame frame, AccuracyPage.Asked asked, @Nullable Accuracy answer) {
        Caller caller = frame.caller();
        List<Queue> all = queues.all(null, caller.siteIds());
        return Html.of(
                "admin/accuracy", new AccuracyPage(frame, asked, sites.of(caller), all, answer, settings.current()));
    }

    private static int minutes(String typed) {
        if (!typed.matches("[0-9]{1,2}") || Integer.parseInt(typed) > WaitingTime.MOST_MINUTES) {
            throw Refusal.field("margin", "no_margin", "Give a number of minutes, from 0 to 60.");
        }
        return Integer.parseInt(typed);
    }

    private static @Nullable Integer hour(String typed) {
        if (!typed.isBlank() && !typed.matches("1?[0-9]|2[0-3]")) {
            throw Refusal.field("hour", "no_hour", "Give an hour from 0 to 23.");
        }
        return typed.isBlank() ? null : Integer.valueOf(typed);
    }

    private static @Nullable UUID id(String field, String typed) {
        try {
            return typed.isBlank() ? null : UUID.fromString(typed);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.field(field, "unknown_" + field, "There is nothing with this id.");
        }
    }
}
