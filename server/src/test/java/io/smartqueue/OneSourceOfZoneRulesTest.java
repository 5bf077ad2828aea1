package io.smartqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rules of time zones are those of Java: SQL is given local days and instants, and converts neither. */
@DatabaseTest
class OneSourceOfZoneRulesTest {

    private static final Pattern ZONE = Pattern.compile(
            "\\bat time zone\\b(?! 'UTC')|(?<!'UTC'\\))::date\\b|"
                    + "\\btimezone\\(|\\bcurrent_date\\b|\\blocaltime(stamp)?\\b",
            Pattern.CASE_INSENSITIVE);

    @Autowired
    JdbcClient jdbc;

    @Test
    void sqlConvertsNoTimesByZone() {
        List<String> functions =
                jdbc.sql("""
                        select prosrc from pg_proc where pronamespace = current_schema()::regnamespace
                        union all
                        select pg_get_viewdef(oid) from pg_class
                        where relnamespace = current_schema()::regnamespace and relkind in ('v', 'm')
                        """).query((row, n) -> row.getString(1)).list();

        assertThat(Stream.concat(
                                functions.stream(),
                                SqlReferences.ofSources().stream().map(SqlReferences.Text::sql))
                        .filter(sql -> ZONE.matcher(sql).find()))
                .isEmpty();
    }
}
