package io.smartqueue.page.accent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An organisation gives one colour; nobody may strain to read what is drawn in it. */
class AccentTest {

    private static final Colour DARK_SURFACE = Colour.of("1d1c19");

    @ParameterizedTest
    @ValueSource(strings = {"0b5a3c", "075e74", "000000", "ffffff", "ffc627", "b3122f", "1040c0", "7f7f7f"})
    void canBeReadInTheLightAndInTheDark(String given) {
        var accent = new Accent(Colour.of(given));

        assertThat(accent.inTheLight().contrastWith(Colour.WHITE)).isGreaterThanOrEqualTo(7);
        assertThat(accent.inTheDark().contrastWith(DARK_SURFACE)).isGreaterThanOrEqualTo(7);
    }

    @Test
    void staysGreenInTheDark() {
        Colour green = new Accent(Colour.of("0b5a3c")).inTheDark();

        assertThat(green.green() - green.red()).isGreaterThan(0.2);
        assertThat(green.green() - green.blue()).isGreaterThan(0.1);
    }
}
