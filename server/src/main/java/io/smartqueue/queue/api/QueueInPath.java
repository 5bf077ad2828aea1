package io.smartqueue.queue.api;

import io.smartqueue.staff.PathThing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class QueueInPath implements PathThing {

    private final JdbcClient jdbc;

    QueueInPath(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String collection() {
        return "queues";
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Place> find(UUID id) {
        return jdbc.sql("select site_id from queue where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .map(Place::at);
    }
}
