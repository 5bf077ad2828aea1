package io.smartqueue.admin.operator;

import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.HandedOver;
import io.smartqueue.admin.part.Question;
import io.smartqueue.admin.setup.OrganisationChoices;
import io.smartqueue.page.Messages;
import io.smartqueue.staff.organisation.Organisation;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of an organisation.
 *
 * @param stored null for another one
 * @param follows what a suspension means to those who are there now
 * @param handed to its first administrator, when it has just been opened
 */
public record OrganisationForm(
        OperatorFrame desk,
        Form form,
        @Nullable Organisation stored,
        @Nullable HandedOver handed,
        boolean canBeMailed,
        List<String> follows)
        implements OrganisationChoices {

    public String action() {
        return desk.address() + "/" + (stored == null ? "new" : stored.id());
    }

    public String title() {
        return stored == null ? words().say("operator.organisations.new") : stored.name();
    }

    /** Null for one that is suspended already, and for another one. */
    public @Nullable Question suspending() {
        if (stored == null || stored.suspendedAt() != null) {
            return null;
        }
        return new Question(
                action() + "/suspend",
                words().say("operator.suspend"),
                words().say("operator.suspend.ask", "name", stored.name()),
                Stream.concat(follows.stream(), Stream.of(words().say("operator.suspend.follows")))
                        .toList(),
                words().say("operator.suspend.do"));
    }

    @Override
    public Messages words() {
        return desk.sheet().words();
    }
}
