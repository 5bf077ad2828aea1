package io.smartqueue.notification;

import io.smartqueue.security.StaffId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which of the staff wrote a message in their own words. */
@Component
public class Authors {

    private final JdbcClient jdbc;

    Authors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void wrote(UUID message, StaffId author) {
        jdbc.sql("update notification set author_id = :author where id = :id")
                .param("author", author.value())
                .param("id", message)
                .update();
    }
}
