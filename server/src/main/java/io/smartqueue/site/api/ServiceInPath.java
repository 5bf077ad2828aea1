package io.smartqueue.site.api;

import io.smartqueue.site.ServiceId;
import io.smartqueue.site.Services;
import io.smartqueue.staff.PathThing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class ServiceInPath implements PathThing {

    private final Services services;

    ServiceInPath(Services services) {
        this.services = services;
    }

    @Override
    public String collection() {
        return "services";
    }

    @Override
    public Optional<Place> find(UUID id) {
        return services.find(new ServiceId(id)).map(service -> Place.everywhere());
    }
}
