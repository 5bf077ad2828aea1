package io.smartqueue.admin.operator.price;

import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.cost.price.PriceRule;
import io.smartqueue.kernel.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A price as it was typed: its two parts are looked at together, so that all is named which is wrong. */
record TypedPrice(PriceRule.Scope scope, PriceRule.Terms terms) {

    static final String FROM = "valid_from";
    static final String TO = "valid_to";

    /** @throws Refusal that names each field which cannot be accepted */
    static TypedPrice read(FormChanges changes, Form typed) {
        Form utc = UtcMoments.read(UtcMoments.read(typed, FROM), TO);
        List<Refusal.Field> wrong = new ArrayList<>();
        Optional<PriceRule.Scope> scope = changes.part(utc, PriceRule.Scope.class, wrong);
        Optional<PriceRule.Terms> terms = changes.part(utc, PriceRule.Terms.class, wrong);
        return new TypedPrice(
                scope.orElseThrow(() -> Refusal.fields(wrong)), terms.orElseThrow(() -> Refusal.fields(wrong)));
    }
}
