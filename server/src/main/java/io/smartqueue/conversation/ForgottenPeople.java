package io.smartqueue.conversation;

import io.smartqueue.customer.CustomerRemoved;
import io.smartqueue.customer.PhoneNumber;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer wrote is deleted with the customer. That they want no messages is kept. */
@Component
class ForgottenPeople {

    private final JdbcClient jdbc;

    ForgottenPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void removed(CustomerRemoved event) {
        PhoneNumber phone = event.phone();
        if (phone == null) {
            return;
        }
        jdbc.sql("delete from inbound_message where from_address = :phone")
                .param("phone", phone.e164())
                .update();
        jdbc.sql("delete from conversation where address = :phone")
                .param("phone", phone.e164())
                .update();
    }
}
