package io.smartqueue.admin.firsthour;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.setup.Choices;
import io.smartqueue.admin.setup.OrganisationChoices;
import io.smartqueue.kernel.Secret;
import io.smartqueue.page.Messages;
import io.smartqueue.staff.AccessSecret;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The first hour at one of its steps.
 *
 * @param given what the person who was taken on just now needs to get in, shown once
 */
public record FirstHourPage(
        AdminFrame desk,
        Progress.Reached reached,
        Step at,
        Form form,
        Shown there,
        @Nullable Given given) implements OrganisationChoices {

    /**
     * @param email whose it is
     * @param secret null for somebody who has a password already
     * @param invited whether it is an invitation, and else a one-time password
     */
    public record Given(String email, @Nullable String secret, boolean invited) {}

    public List<Step> steps() {
        return Arrays.asList(Step.values());
    }

    public boolean isDone(Step step) {
        return reached.isDone(step);
    }

    public boolean isSkipped(Step step) {
        return reached.isSkipped(step);
    }

    @Override
    public Messages words() {
        return desk.sheet().words();
    }

    /** What exists already of the present step. */
    public List<String> present() {
        return switch (at) {
            case SITE -> there.sites();
            case SERVICES -> there.services();
            case QUEUES -> there.queues();
            case COUNTERS -> there.counters();
            case ORGANISATION, PEOPLE, WORDS, MESSAGE, POSTER, TICKET -> List.of();
        };
    }

    public List<Choice> pictograms() {
        return Choices.pictograms(words());
    }

    public List<Choice> roles() {
        return Stream.of("agent", "manager", "admin")
                .map(code -> new Choice(code, words().say("first.role." + code)))
                .toList();
    }

    FirstHourPage with(Form typed, AccessSecret access) {
        String email = typed.value("email").strip();
        Given now = switch (access) {
            case AccessSecret.OneTimePassword(Secret password) -> new Given(email, password.value(), false);
            case AccessSecret.Invitation(Secret secret) -> new Given(email, secret.value(), true);
            case AccessSecret.Mailed() -> new Given(email, null, true);
            case AccessSecret.OwnPassword() -> new Given(email, null, false);
        };
        return new FirstHourPage(desk, reached, at, form, there, now);
    }
}
