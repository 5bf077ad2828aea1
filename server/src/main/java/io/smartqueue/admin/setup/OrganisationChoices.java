package io.smartqueue.admin.setup;

import io.smartqueue.admin.part.Choice;
import io.smartqueue.page.Messages;
import java.util.List;

/** What the fields of an organisation offer, on its own page, at its first hour, and to the operator. */
public interface OrganisationChoices {

    /** In the reader's language. */
    Messages words();

    default List<Choice> countries() {
        return Choices.countries(words());
    }

    default List<Choice> zones() {
        return Choices.zones();
    }

    default List<Choice> languages() {
        return Choices.languages();
    }

    default List<Choice> currencies() {
        return Choices.currencies(words());
    }
}
