package io.smartqueue.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number as a page shows it, whole or masked. */
class WrittenPhonesTest {

    @ParameterizedTest
    @CsvSource({
        "+221771234567, +221 77 123 45 67, +221 77 ··· ·· 67",
        "+33612345678, +33 6 12 34 56 78, +33 6 12 ·· ·· 78",
        "+14155550123, +1 415-555-0123, +1 415-5··-··23",
        "+390612345678, +39 06 1234 5678, +39 06 1··· ··78",
        "+22507012345, +225 07012345, +225 07····45"
    })
    void hasTheGroupsOfItsCountryAndKeepsWhatIsHidden(String number, String whole, String masked) {
        assertThat(PhoneNumber.written(number)).isEqualTo(whole.replace(' ', '\u00a0'));
        assertThat(PhoneNumber.written(new PhoneNumber(number).masked())).isEqualTo(masked.replace(' ', '\u00a0'));
    }
}
