package io.smartqueue.staff.api;

import io.smartqueue.staff.PathThing;
import io.smartqueue.staff.Staff;
import io.smartqueue.staff.StaffId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
class AgentInPath implements PathThing {

    private final Staff staff;

    AgentInPath(Staff staff) {
        this.staff = staff;
    }

    @Override
    public String collection() {
        return "agents";
    }

    @Override
    public Optional<Place> find(UUID id) {
        return staff.find(new StaffId(id)).map(member -> Place.everywhere());
    }
}
