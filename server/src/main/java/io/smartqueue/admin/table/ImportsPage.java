package io.smartqueue.admin.table;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.imports.ImportKind;
import io.smartqueue.admin.imports.ImportRun;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.web.paging.PageResult;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param one the import that is looked at; null on the page of all
 * @param canBeMade whether it was looked at without fault, and is not made yet
 */
public record ImportsPage(
        AdminFrame desk,
        Form form,
        PageResult<ImportRun> all,
        @Nullable ImportRun one,
        boolean canBeMade) {

    public List<Choice> kinds() {
        return Arrays.stream(ImportKind.values())
                .map(kind -> new Choice(kind.code(), desk.sheet().words().say("imports.kind." + kind.code())))
                .toList();
    }

    public List<ImportKind> each() {
        return Arrays.asList(ImportKind.values());
    }

    public String moment(Instant at) {
        var words = desk.sheet().words();
        return words.day(at) + " " + words.hour(at);
    }

    /** In words, as far as there are any for the code. */
    public String problem(ImportRun.Slip slip) {
        var words = desk.sheet().words();
        String own = "problem." + slip.field() + "." + slip.code();
        String plain = "problem." + slip.code();
        return words.know(own) ? words.say(own) : words.know(plain) ? words.say(plain) : words.say("problem.other");
    }
}
