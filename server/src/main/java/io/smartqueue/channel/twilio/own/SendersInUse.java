package io.smartqueue.channel.twilio.own;

import io.smartqueue.channel.twilio.OrganisationAccounts;
import io.smartqueue.channel.twilio.TwilioSettings;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Refusal;
import io.smartqueue.tenant.CurrentTenant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A number belongs to one account: who signs for it says who has written to it, so nobody may bring that of another.
 * Organisations that share an account share its numbers, and prove it by the account's token.
 */
final class SendersInUse {

    private final OwnAccountRows rows;
    private final OwnAccounts accounts;
    private final TwilioSettings installation;

    SendersInUse(OwnAccountRows rows, OwnAccounts accounts, TwilioSettings installation) {
        this.rows = rows;
        this.accounts = accounts;
        this.installation = installation;
    }

    /** Which numbers of the draft are in use elsewhere. */
    List<Refusal.Field> in(TwilioAccountDraft draft) {
        return Stream.of(
                        mistake(draft, "phone_number", draft.phoneNumber(), installation.phoneNumber()),
                        mistake(draft, "whatsapp_number", draft.whatsappNumber(), installation.whatsappNumber()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Refusal.Field> mistake(
            TwilioAccountDraft draft, String field, @Nullable String given, @Nullable String common) {
        String number = given == null ? "" : Medium.withoutName(given);
        if (!number.startsWith("+")) {
            return Optional.empty();
        }
        boolean isCommon = common != null && number.equals(Medium.withoutName(common));
        return isCommon || isOfAnother(draft, field, number)
                ? Optional.of(new Refusal.Field(field, "sender_in_use", "This is a sender of somebody else here."))
                : Optional.empty();
    }

    private boolean isOfAnother(TwilioAccountDraft draft, String field, String number) {
        List<OwnAccountRows.Holder> others = rows.others(CurrentTenant.get(), field, number);
        if (others.isEmpty()) {
            return false;
        }
        Set<OwnAccountRows.Holder> sharing = accounts.signing(String.valueOf(draft.accountSid())).stream()
                .filter(one -> one.age() == OrganisationAccounts.Age.PRESENT && isToken(draft, one))
                .map(one -> new OwnAccountRows.Holder(one.organisation(), String.valueOf(draft.accountSid())))
                .collect(Collectors.toSet());
        return !sharing.containsAll(others);
    }

    /** As it is given; one that is given as it is shown was given before. */
    private boolean isToken(TwilioAccountDraft draft, OrganisationAccounts.Signing other) {
        String given = String.valueOf(draft.authToken());
        return Shown.is(given)
                ? accounts.of(CurrentTenant.get())
                        .filter(own -> other.token().equals(own.authToken()))
                        .isPresent()
                : other.token().value().equals(given);
    }
}
