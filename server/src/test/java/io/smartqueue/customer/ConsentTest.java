package io.smartqueue.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsentTest {

    private static final PhoneNumber OWN = new PhoneNumber("+221770000012");
    private static final PhoneNumber OTHER = new PhoneNumber("+221770000034");
    private static final EmailAddress MAIL = new EmailAddress("awa@example.com");

    @ParameterizedTest
    @EnumSource(Medium.class)
    void isNoneWithoutAContactPointForTheChannel(Medium medium) {
        assertThatThrownBy(() -> Consent.to(Set.of(medium), null, null)).isInstanceOf(IllegalArgumentException.class);
        ContactPoint wrong = switch (medium.contact()) {
            case PHONE -> MAIL;
            case EMAIL, BROWSER -> OWN;
        };
        assertThatThrownBy(() -> new Consent(Map.of(medium, wrong))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesItsChannelsInOneOrder() {
        Consent all = Consent.to(List.of(Medium.EMAIL, Medium.WHATSAPP, Medium.SMS), OWN, MAIL);
        assertThat(all.media()).containsExactly(Medium.SMS, Medium.WHATSAPP, Medium.EMAIL);
        assertThat(all.at(ContactPoint.Kind.PHONE).media()).containsExactly(Medium.SMS, Medium.WHATSAPP);
        assertThat(all.notAt(ContactPoint.Kind.PHONE).media()).containsExactly(Medium.EMAIL);
    }

    @Test
    void prefersTheCheapestChannelThatIsReadAtOnce() {
        assertThat(Consent.to(Medium.toCustomers(), OWN, MAIL).preferred()).contains(Medium.WHATSAPP);
        assertThat(Consent.to(Set.of(Medium.EMAIL, Medium.SMS), OWN, MAIL).preferred())
                .contains(Medium.SMS);
        assertThat(Consent.NONE.preferred()).isEmpty();
    }

    @Test
    void isOneWithAnotherAndSaysWhereBothAgree() {
        Consent both = Consent.to(Set.of(Medium.SMS), OWN, null)
                .and(Consent.to(Set.of(Medium.SMS, Medium.EMAIL), OTHER, MAIL));
        assertThat(both.contact(Medium.SMS)).contains(OWN);
        assertThat(both.contact(Medium.EMAIL)).contains(MAIL);
        assertThat(both.contact(Medium.WHATSAPP)).isEmpty();
    }

    @Test
    void showsNoContactPointWhereItIsPrinted() {
        assertThat(Consent.to(Medium.toCustomers(), OWN, MAIL).toString()).doesNotContain("+221770000012", "awa@");
    }
}
