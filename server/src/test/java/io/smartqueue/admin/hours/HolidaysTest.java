package io.smartqueue.admin.hours;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

class HolidaysTest {

    @Test
    void fallOnTheirDays() {
        assertThat(day("SN", 2026, "easter_monday")).isEqualTo(LocalDate.of(2026, 4, 6));
        assertThat(day("FR", 2027, "ascension")).isEqualTo(LocalDate.of(2027, 5, 6));
        assertThat(day("SN", 2026, "national")).isEqualTo(LocalDate.of(2026, 4, 4));
        assertThat(day("SN", 2026, "eid_fitr")).isBetween(LocalDate.of(2026, 3, 19), LocalDate.of(2026, 3, 21));
        assertThat(Holidays.of("XX", 2026)).isEmpty();
    }

    private static LocalDate day(String country, int year, String word) {
        return Holidays.of(country, year).stream()
                .filter(holiday -> holiday.word().equals(word))
                .findFirst()
                .orElseThrow()
                .day();
    }

    @Test
    void haveWords() throws Exception {
        Properties words = PropertiesLoaderUtils.loadProperties(new ClassPathResource("words/setup_fr.properties"));
        List<String> keys = Stream.of("SN", "CI", "ML", "FR", "MA")
                .flatMap(country -> Holidays.of(country, 2026).stream())
                .map(Holidays.Holiday::key)
                .toList();
        assertThat(words.stringPropertyNames()).containsAll(keys);
    }
}
