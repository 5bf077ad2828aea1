package io.smartqueue.display.admin;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.page.Sheet;
import io.smartqueue.page.Words;
import io.smartqueue.staff.Caller;
import io.smartqueue.staff.Right;
import io.smartqueue.web.Page;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every page of the administration has: who is there, and what is in the side bar.
 *
 * @param current the page's own word in its address
 * @param refused why the last act was not done; null when nothing was refused
 */
public record Desk(
        Sheet sheet,
        Caller caller,
        String current,
        @Nullable String refused) {

    static Desk of(Sheet sheet, Caller caller, String current) {
        return new Desk(sheet, caller, current, null);
    }

    Desk refused(Refusal refusal) {
        Words words = sheet.words();
        String code =
                refusal.fields().stream().findFirst().map(Refusal.Field::code).orElse(refusal.code());
        String said = Optional.of("refusal." + code)
                .filter(words::know)
                .map(words::say)
                .orElseGet(() -> words.say("refusal.other"));
        return new Desk(sheet, caller, current, said);
    }

    public String root() {
        return "/admin/" + caller.tenant().slug();
    }

    public String address() {
        return root() + "/" + current;
    }

    public boolean serves() {
        return caller.may(Right.SERVE);
    }

    public String moment(@Nullable Instant at) {
        Words words = sheet.words();
        return at == null ? words.say("admin.never") : words.day(at) + " " + words.hour(at);
    }

    public String range(Page<?> page, int number, int size) {
        long first = (number - 1L) * size + 1;
        return sheet.words()
                .say(
                        "admin.range",
                        "first",
                        first,
                        "last",
                        first + page.results().size() - 1,
                        "count",
                        page.count());
    }
}
