package io.smartqueue.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.DatabaseTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PoolTest {

    @Autowired
    JdbcClient sql;

    @Test
    void worksAsTheApplicationRole() {
        assertThat(sql.sql("select current_user").query(String.class).single()).isEqualTo("smartqueue_app");
    }

    @Test
    void neitherOwnsNorBypassesRowLevelSecurity() {
        var privileged = sql.sql("select rolsuper or rolbypassrls from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();
        assertThat(privileged).isFalse();
    }

    @Test
    void doesNotInheritWhatTheDispatcherSees() {
        assertThat(sql.sql("select pg_has_role('smartqueue_app', 'smartqueue_dispatcher', 'USAGE')")
                        .query(Boolean.class)
                        .single())
                .isFalse();
    }
}
