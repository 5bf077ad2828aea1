package io.smartqueue.customer.api;

import io.smartqueue.customer.CustomerId;
import io.smartqueue.customer.Customers;
import io.smartqueue.staff.PathThing;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class CustomerInPath implements PathThing {

    private final Customers customers;

    CustomerInPath(Customers customers) {
        this.customers = customers;
    }

    @Override
    public String collection() {
        return "customers";
    }

    @Override
    public Optional<Place> find(UUID id) {
        return customers.find(new CustomerId(id)).map(customer -> Place.everywhere());
    }
}
