package io.smartqueue.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartqueue.DatabaseTest;
import io.smartqueue.kernel.Ids;
import io.smartqueue.tenant.CurrentTenant;
import io.smartqueue.tenant.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;

@DatabaseTest
class RememberedSitesTest {

    @Autowired
    ResourceLocators locators;

    @Test
    void areAskedNoMoreByTheirOrganisationAndHiddenFromOthers() {
        ResourceLocator asking = locators.locatorOfWhatStays("dreams", "select site_id from dream where id = :id");
        var tenant = new TenantId(Ids.next());
        UUID id = Ids.next();
        UUID site = Ids.next();
        CurrentTenant.run(tenant, () -> locators.remember("dreams", id, site));
        assertThat(CurrentTenant.<Optional<ResourceLocator.Location>, RuntimeException>call(
                        tenant, () -> asking.find(id)))
                .contains(new ResourceLocator.Location(Optional.of(site)));
        assertThatThrownBy(() -> CurrentTenant.run(new TenantId(Ids.next()), () -> asking.find(id)))
                .isInstanceOf(BadSqlGrammarException.class);
    }
}
