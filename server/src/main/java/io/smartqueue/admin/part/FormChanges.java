package io.smartqueue.admin.part;

import io.smartqueue.idempotency.condition.ChangeLock;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.web.Patching;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes drafts of forms, and changes what is stored only when it still is what the form's author saw. */
@Component
public class FormChanges {

    private static final String API = "/api/v1/tenants/-";
    private static final String API_OF_THE_INSTALLATION = "/api/v1/admin";

    private final Patching patching;
    private final DraftFields fields;
    private final ChangeLock lock;

    FormChanges(Patching patching, JsonMapper json, DataSource database) {
        this.patching = patching;
        this.fields = new DraftFields(json);
        this.lock = new ChangeLock(database);
    }

    public Form showing(String kind, Record draft) {
        return Form.showing(kind, fields.of(draft));
    }

    /**
     * For something new.
     *
     * @throws Refusal that names each field which cannot be accepted
     */
    public <D extends Record> D draft(Form typed, Class<D> type) {
        ObjectNode written = DraftFields.withoutNothing(fields.changes(type, typed.values()));
        return checked(written, it -> patching.read(type, it));
    }

    /**
     * Of something that is put together from several drafts.
     *
     * @param wrong takes what cannot be accepted, so that all of it is named at once
     */
    public <D extends Record> Optional<D> part(Form typed, Class<D> type, List<Refusal.Field> wrong) {
        try {
            return Optional.of(draft(typed, type));
        } catch (Refusal refusal) {
            wrong.addAll(refusal.fields());
            return Optional.empty();
        }
    }

    /**
     * Applies a form to what is stored. Changes of one resource follow each other, those over the API with
     * {@code If-Match} among them.
     *
     * @param resource as in the API: {@code queues/<id>}; empty for the organisation itself; where no organisation is
     *     current, of the installation
     * @throws Refusal when somebody has changed it meanwhile, or a field cannot be accepted
     */
    @SuppressWarnings("unchecked")
    public <D extends Record> void change(String resource, Form typed, Supplier<D> stored, Consumer<D> save) {
        holding(resource, () -> {
            D present = stored.get();
            ObjectNode changes = fields.changes(present.getClass(), typed.values());
            if (!isSaved(typed, present, changes)) {
                typed.requireSeen(fields.of(present));
                save.accept(checked(changes, it -> patching.apply(present, it)));
            }
        });
    }

    /** The network went while it was saved, and no answer came: all that is sent again is stored already. */
    private <D extends Record> boolean isSaved(Form typed, D present, ObjectNode changes) {
        Map<String, List<String>> stored = fields.of(present);
        try {
            return !typed.hasSeen(stored)
                    && fields.of(patching.apply(present, changes.deepCopy())).equals(stored);
        } catch (Refusal refused) {
            return false;
        }
    }

    /** The same of what no draft stands for; what is sent again and stored already is not saved again either. */
    public void change(String resource, Form typed, Supplier<Map<String, List<String>>> stored, Runnable save) {
        holding(resource, () -> {
            Map<String, List<String>> present = stored.get();
            if (typed.hasSeen(present) || !typed.says(present)) {
                typed.requireSeen(present);
                save.run();
            }
        });
    }

    private void holding(String resource, Runnable change) {
        try {
            String whose = CurrentTenant.find().map(tenant -> tenant + API).orElse(API_OF_THE_INSTALLATION);
            lock.holding(whose + (resource.isEmpty() ? "" : "/" + resource), () -> {
                change.run();
                return true;
            });
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    // JSON is read up to its first value of a wrong form. Without that value, the others are looked at too.
    private static <D> D checked(ObjectNode written, Function<ObjectNode, D> read) {
        List<Refusal.Field> wrong = new ArrayList<>();
        while (true) {
            try {
                D draft = read.apply(written);
                if (wrong.isEmpty()) {
                    return draft;
                }
                break;
            } catch (Refusal refusal) {
                List<Refusal.Field> more = refusal.fields().stream()
                        .filter(found ->
                                wrong.stream().noneMatch(known -> known.field().equals(found.field())))
                        .toList();
                if (more.isEmpty() && wrong.isEmpty()) {
                    throw refusal;
                }
                wrong.addAll(more);
                if (more.stream()
                                .filter(found -> DraftFields.forget(written, found.field()))
                                .count()
                        == 0) {
                    break;
                }
            }
        }
        throw Refusal.fields(wrong);
    }
}
