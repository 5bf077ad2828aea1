package io.smartqueue.admin.hours;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public holidays of some countries: a day of the year, a number of days after Easter, or a day of the Islamic
 * year, which the moon may still move by a day. They are offered, and whoever fills in the week decides.
 */
final class Holidays {

    /** @param word the end of its key in the word files */
    record Holiday(LocalDate day, String word) {

        String key() {
            return "holiday." + word;
        }
    }

    private static final String MUSLIM = " h01-10:ashura h03-12:mawlid h10-01:eid_fitr h12-10:eid_adha";
    private static final String CHRISTIAN =
            " e+1:easter_monday e+39:ascension 08-15:assumption 11-01:all_saints" + " 12-25:christmas";
    private static final String WORLD = "01-01:new_year 05-01:labour";

    private static final Map<String, String> BY_COUNTRY = Map.of(
            "SN", WORLD + " 04-04:national e+50:whit_monday" + CHRISTIAN + MUSLIM,
            "CI", WORLD + " 08-07:national e+50:whit_monday 11-15:peace" + CHRISTIAN + MUSLIM,
            "ML", WORLD + " 01-20:army 09-22:national e+1:easter_monday 12-25:christmas" + MUSLIM,
            "FR", WORLD + " 05-08:victory 07-14:national e+50:whit_monday 11-11:armistice" + CHRISTIAN,
            "MA", WORLD + " 01-11:manifesto 07-30:throne 11-06:green_march 11-18:national" + MUSLIM);

    private Holidays() {}

    static boolean isKnown(String country) {
        return BY_COUNTRY.containsKey(country);
    }

    /** In the order of the calendar; none of a country that is not known here. */
    static List<Holiday> of(String country, int year) {
        List<Holiday> found = new ArrayList<>();
        String days = BY_COUNTRY.get(country);
        if (days != null) {
            for (String written : days.split(" ")) {
                String[] dayAndWord = written.split(":", 2);
                LocalDate day = day(dayAndWord[0], year);
                if (day != null) {
                    found.add(new Holiday(day, dayAndWord[1]));
                }
            }
        }
        return found.stream().sorted(Comparator.comparing(Holiday::day)).toList();
    }

    private static @Nullable LocalDate day(String written, int year) {
        if (written.startsWith("e+")) {
            return easter(year).plusDays(Integer.parseInt(written.substring(2)));
        }
        int month = Integer.parseInt(written.substring(written.length() - 5, written.length() - 3));
        int day = Integer.parseInt(written.substring(written.length() - 2));
        return written.startsWith("h") ? islamic(year, month, day) : LocalDate.of(year, month, day);
    }

    private static @Nullable LocalDate islamic(int year, int month, int day) {
        try {
            int first = HijrahDate.from(LocalDate.of(year, 1, 1)).get(ChronoField.YEAR);
            LocalDate there = LocalDate.from(HijrahDate.of(first, month, day));
            return there.getYear() == year ? there : LocalDate.from(HijrahDate.of(first + 1, month, day));
        } catch (DateTimeException beyondTheTables) {
            return null;
        }
    }

    /** By the method that Oudin published. */
    private static LocalDate easter(int year) {
        int century = year / 100;
        int golden = year % 19;
        int moon = (century - century / 4 - (8 * century + 13) / 25 + 19 * golden + 15) % 30;
        int full = moon - moon / 28 * (1 - moon / 28 * (29 / (moon + 1)) * ((21 - golden) / 11));
        int weekday = (year + year / 4 + full + 2 - century + century / 4) % 7;
        int sunday = full - weekday;
        int month = 3 + (sunday + 40) / 44;
        return LocalDate.of(year, month, sunday + 28 - 31 * (month / 4));
    }
}
