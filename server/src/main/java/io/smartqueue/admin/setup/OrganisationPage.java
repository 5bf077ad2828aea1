package io.smartqueue.admin.setup;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Choice;
import io.smartqueue.admin.part.Form;
import io.smartqueue.page.Messages;
import java.util.List;
import java.util.stream.Stream;

/** The organisation and how it looks, each with a form of its own. */
public record OrganisationPage(AdminFrame desk, Form organisation, Form look) implements OrganisationChoices {

    public List<Choice> asked() {
        return Stream.of("no", "optional", "required")
                .map(code -> new Choice(code, words().say("setup.ask." + code)))
                .toList();
    }

    @Override
    public Messages words() {
        return desk.sheet().words();
    }
}
