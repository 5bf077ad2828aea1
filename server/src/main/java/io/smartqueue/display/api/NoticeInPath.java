package io.smartqueue.display.api;

import io.smartqueue.staff.PathThing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class NoticeInPath implements PathThing {

    private final JdbcClient jdbc;

    NoticeInPath(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String collection() {
        return "notices";
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Place> find(UUID id) {
        return jdbc.sql("select site_id from notice where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .map(Place::at);
    }
}
