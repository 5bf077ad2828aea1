package io.smartqueue.counter;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartqueue.FormBrowser;
import io.smartqueue.Organisations;
import io.smartqueue.Person;
import java.util.Map;

/** A browser without scripts in which somebody has signed in. */
public final class SignedInBrowser extends FormBrowser {

    public SignedInBrowser(Person person) {
        super(person.organisations().address());
        get("/login");
        assertThat(post("/login", Map.of("email", person.email(), "password", Organisations.PASSWORD))
                        .statusCode())
                .isEqualTo(302);
        // A new session begins with a new token for forms.
        get("/password");
    }
}
