package io.smartqueue.counter.api;

import io.smartqueue.staff.PathThing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class CounterInPath implements PathThing {

    private final JdbcClient jdbc;

    CounterInPath(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String collection() {
        return "counters";
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Place> find(UUID id) {
        return jdbc.sql("select site_id from counter where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .map(Place::at);
    }
}
