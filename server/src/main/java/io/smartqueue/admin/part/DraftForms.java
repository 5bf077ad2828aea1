package io.smartqueue.admin.part;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.Desk;
import io.smartqueue.page.Html;
import io.smartqueue.page.Reply;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.util.MultiValueMap;

/**
 * The forms of one kind of thing, each of which is written as a draft: what is stored, another one, and a change that
 * its author saw.
 *
 * @param kind as in the addresses of the API, and for words of its own
 * @param stored the draft of a thing by its id
 */
public record DraftForms<D extends Record>(String kind, Class<D> draft, FormChanges changes, Function<UUID, D> stored) {

    public Form of(UUID id) {
        return changes.showing(kind, stored.apply(id));
    }

    /**
     * @param create says where to go on from the new thing
     * @param again shows the form with what is wrong
     */
    public Reply create(MultiValueMap<String, String> fields, Function<D, Reply> create, Function<Form, Html> again) {
        return Form.typed(kind, fields).attempt(typed -> create.apply(changes.draft(typed, draft)), again);
    }

    /** Leads back to the list. */
    public Reply change(
            Desk desk, UUID id, MultiValueMap<String, String> fields, Consumer<D> save, Function<Form, Html> again) {
        return Form.typed(kind, fields)
                .attempt(
                        typed -> {
                            changes.change(kind + "/" + id, typed, () -> stored.apply(id), save);
                            return AdminFrame.done(desk.address(), "saved");
                        },
                        again);
    }

    /** @param stays whether something depends on it, so that it is only out of use */
    public static Reply removed(Desk desk, boolean stays) {
        return AdminFrame.done(desk.address(), stays ? "deactivated" : "removed");
    }
}
