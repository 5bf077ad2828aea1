package io.smartqueue.security;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the locators of the modules, each of which is one query. */
@Component
public class ResourceLocators {

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;

    ResourceLocators(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
    }

    /**
     * @param query for the {@code site_id} of the resource {@code :id}: null when it belongs to no single site, no row
     *     when there is none
     */
    public ResourceLocator locator(String collection, String query) {
        return new Query(collection, query);
    }

    private final class Query implements ResourceLocator {

        private final String collection;
        private final String query;

        Query(String collection, String query) {
            this.collection = collection;
            this.query = query;
        }

        @Override
        public String collection() {
            return collection;
        }

        @Override
        public Optional<Location> find(UUID id) {
            return reading.execute(status -> jdbc.sql(query)
                    .param("id", id)
                    .query((row, n) -> new Location(Optional.ofNullable(row.getObject("site_id", UUID.class))))
                    .optional());
        }
    }
}
