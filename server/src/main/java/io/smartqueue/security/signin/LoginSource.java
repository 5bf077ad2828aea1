package io.smartqueue.security.signin;

import io.smartqueue.web.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/** The origin of a guess at a password. */
public sealed interface LoginSource {

    /** A browser in which the account was signed in to before. */
    record Device(String name) implements LoginSource {}

    /** A session of the account itself, which changes its password. */
    record Session(UUID account) implements LoginSource {}

    /**
     * Anybody else.
     *
     * @param address as {@link Origin#of}, of one subscriber
     * @param network as {@link Origin#network}, in which one attacker may have many addresses
     * @param client as {@link ClientName}, by which the person recognises the session that comes of it
     */
    record Network(String address, String network, String client) implements LoginSource {}

    static Network of(HttpServletRequest request) {
        return new Network(Origin.of(request), Origin.network(request), ClientName.of(request));
    }
}
