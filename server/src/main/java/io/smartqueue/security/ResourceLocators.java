package io.smartqueue.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes the locators of the modules, each of which is one query. */
@Component
public class ResourceLocators {

    private static final long MOST = 100_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate reading;
    private final Cache<Resource, ResourceLocator.Location> staying =
            Caffeine.newBuilder().maximumSize(MOST).build();

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
        return new Found(collection, id -> read(query, id));
    }

    /** The same for what belongs to the installation, also while it has no organisation. */
    public ResourceLocator locatorOfTheInstallation(String collection, String query) {
        ResourceLocator found = locator(collection, query);
        return new ResourceLocator() {
            @Override
            public String collection() {
                return collection;
            }

            @Override
            public Optional<Location> find(UUID id) {
                return found.find(id);
            }

            @Override
            public boolean isOfTheInstallation() {
                return true;
            }
        };
    }

    /** The same for resources that never go to another site: each is looked for once. */
    public ResourceLocator locatorOfWhatStays(String collection, String query) {
        return new Found(collection, id -> {
            var resource = new Resource(CurrentTenant.get(), collection, id);
            Optional<ResourceLocator.Location> location =
                    Optional.ofNullable(staying.getIfPresent(resource)).or(() -> read(query, id));
            location.ifPresent(found -> staying.put(resource, found));
            return location;
        });
    }

    /**
     * Tells where a resource that never goes to another site is, so that it need not be looked for. Its transaction may
     * still be rolled back: then the command that follows finds nothing.
     */
    public void remember(String collection, UUID id, UUID site) {
        staying.put(new Resource(CurrentTenant.get(), collection, id), new ResourceLocator.Location(Optional.of(site)));
    }

    private Optional<ResourceLocator.Location> read(String query, UUID id) {
        return reading.execute(status -> jdbc.sql(query)
                .param("id", id)
                .query((row, n) ->
                        new ResourceLocator.Location(Optional.ofNullable(row.getObject("site_id", UUID.class))))
                .optional());
    }

    private record Resource(TenantId tenant, String collection, UUID id) {}

    private record Found(String collection, Function<UUID, Optional<Location>> search) implements ResourceLocator {

        @Override
        public Optional<Location> find(UUID id) {
            return search.apply(id);
        }
    }
}
