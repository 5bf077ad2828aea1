package io.smartqueue.admin.operator.price;

import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.cost.price.PriceRule;
import io.smartqueue.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A price as it was typed: its two parts are looked at together, so that all is named which is wrong. */
record TypedPrice(PriceRule.Scope scope, PriceRule.Terms terms) {

    static final String FROM = "valid_from";
    static final String TO = "valid_to";

    /** @throws Refusal that names each field which cannot be accepted */
    static TypedPrice read(FormChanges changes, Form typed) {
        Form utc = UtcMoments.read(UtcMoments.read(typed, FROM), TO);
        List<Refusal.Field> wrong = new ArrayList<>();
        PriceRule.Scope scope = part(changes, utc, PriceRule.Scope.class, wrong);
        PriceRule.Terms terms = part(changes, utc, PriceRule.Terms.class, wrong);
        if (scope == null || terms == null) {
            throw Refusal.fields(wrong);
        }
        return new TypedPrice(scope, terms);
    }

    private static <D extends Record> @Nullable D part(
            FormChanges changes, Form typed, Class<D> type, List<Refusal.Field> wrong) {
        try {
            return changes.draft(typed, type);
        } catch (Refusal refusal) {
            wrong.addAll(refusal.fields());
            return null;
        }
    }
}
