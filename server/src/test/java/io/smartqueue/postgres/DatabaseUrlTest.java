package io.smartqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.settings.MalformedSetting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource({
        "postgresql://me:secret@db:5433/queue,            jdbc:postgresql://db:5433/queue",
        "postgres://me:secret@db/queue,                   jdbc:postgresql://db/queue",
        "postgresql://me:secret@[::1]:5432/queue,         jdbc:postgresql://[::1]:5432/queue",
        "postgresql://me:secret@10.0.0.1/a%20queue,       jdbc:postgresql://10.0.0.1/a+queue",
        "postgresql://me:secret@db/queue?sslmode=require, jdbc:postgresql://db/queue?sslmode=require",
        "postgresql://me:secret@db/q?application_name=x&connect_timeout=3,"
                + " jdbc:postgresql://db/q?ApplicationName=x&connectTimeout=3"
    })
    void becomesWhatTheDriverUnderstands(String given, String driver) {
        assertThat(DatabaseUrl.of(given).login().url()).isEqualTo(driver);
    }

    @Test
    void isPercentDecodedInUserAndPassword() {
        var login = DatabaseUrl.of("postgresql://m%40e:p%3A%2Fw+d%25@db/queue").login();
        assertThat(login.user()).isEqualTo("m@e");
        assertThat(login.password().value()).isEqualTo("p:/w+d%");
    }

    @Test
    void doesWithoutAPassword() {
        assertThat(DatabaseUrl.of("postgresql://me@db/queue").login().password().value())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "queue",
                "mysql://me:secret@db/queue",
                "postgresql://db/queue",
                "postgresql://me:secret@db",
                "postgresql://me:secret@/queue",
                "postgresql://me:secret@db:port/queue",
                "postgresql://me:secret@db:70000/queue",
                "postgresql://me:sec%ret@db/queue"
            })
    void isRefusedWithoutRepeatingIt(String malformed) {
        assertThatThrownBy(() -> DatabaseUrl.of(malformed))
                .isInstanceOf(MalformedSetting.class)
                .hasMessageStartingWith("must look like postgresql://")
                .hasMessageNotContaining("secret");
    }

    @Test
    void hidesItsPassword() {
        assertThat(DatabaseUrl.of("postgresql://me:secret@db/queue").toString()).doesNotContain("secret");
    }
}
