package io.smartqueue.admin.setup;

import io.smartqueue.admin.AdminFrame;
import io.smartqueue.admin.part.Question;
import io.smartqueue.page.Messages;
import io.smartqueue.queue.visit.Attendance;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks before something goes out of use, and names how many people that concerns. */
@Component
class Consequences {

    private final Attendance attendance;

    Consequences(Attendance attendance) {
        this.attendance = attendance;
    }

    Question ofSite(AdminFrame frame, UUID id, String name) {
        return question(frame, id, name, new Attendance.Place(id, null, null, null));
    }

    Question ofService(AdminFrame frame, UUID id, String name) {
        return question(frame, id, name, new Attendance.Place(null, id, null, null));
    }

    Question ofQueue(AdminFrame frame, UUID id, String name) {
        return question(frame, id, name, new Attendance.Place(null, null, id, null));
    }

    Question ofCounter(AdminFrame frame, UUID id, String name) {
        return question(frame, id, name, new Attendance.Place(null, null, null, id));
    }

    private Question question(AdminFrame frame, UUID id, String name, Attendance.Place place) {
        Messages words = frame.sheet().words();
        Attendance.People people = attendance.at(place);
        List<String> follows = new ArrayList<>();
        if (people.waiting() > 0) {
            follows.add(words.say("setup.follows.waiting", "count", people.waiting()));
        }
        if (people.served() > 0) {
            follows.add(words.say("setup.follows.served", "count", people.served()));
        }
        if (people.counters() > 0) {
            follows.add(words.say("setup.follows.counters", "count", people.counters()));
        }
        return new Question(
                frame.address() + "/" + id + "/deactivate",
                words.say("form.deactivate"),
                words.say("setup.deactivate.ask", "name", name),
                follows,
                words.say("form.deactivate.yes"));
    }
}
