package io.smartqueue.security.signin;

import io.smartqueue.security.Membership;
import io.smartqueue.security.Principal;
import io.smartqueue.security.SignedOut;
import io.smartqueue.tenant.CurrentTenant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The end of a session, told in every organisation in which the person works. */
@Component
public class SignOuts {

    private static final Logger log = LoggerFactory.getLogger(SignOuts.class);

    private final Sessions sessions;
    private final ApplicationEventPublisher events;

    SignOuts(Sessions sessions, ApplicationEventPublisher events) {
        this.sessions = sessions;
        this.events = events;
    }

    /**
     * Ends one session of a person, which closes their counters as a sign-out does.
     *
     * @return false when the person has no such session
     */
    public boolean end(Principal person, UUID session) {
        boolean ended = sessions.end(person.accountId(), session);
        if (ended) {
            tell(person);
        }
        return ended;
    }

    void tell(Principal person) {
        person.memberships().forEach(this::tell);
    }

    private void tell(Membership place) {
        try {
            CurrentTenant.run(place.tenant(), () -> events.publishEvent(new SignedOut(place.id())));
        } catch (RuntimeException fault) {
            log.warn("the counter of {} stays open after the sign-out: {}", place.id(), fault.getMessage());
        }
    }
}
