package io.smartqueue.security;

import static io.smartqueue.security.Role.ADMIN;
import static io.smartqueue.security.Role.AGENT;
import static io.smartqueue.security.Role.MANAGER;
import static io.smartqueue.security.Role.OPERATOR;

import java.util.EnumSet;
import java.util.Set;

/** The rights matrix: which role may do what. Nothing else in the program checks a role. */
public enum Right {
    SEE_ORGANISATION(OPERATOR, ADMIN, MANAGER, AGENT),
    SEE_THE_LINE(OPERATOR, ADMIN, MANAGER, AGENT),
    MANAGE_SITES(OPERATOR, ADMIN),
    MANAGE_SERVICES(OPERATOR, ADMIN),
    MANAGE_LOOK(OPERATOR, ADMIN),
    /** The organisation's name, country, time zone, languages and currency. */
    MANAGE_ORGANISATION(OPERATOR, ADMIN),
    /** Organisations come to be and are seen beside each other. */
    MANAGE_TENANTS(OPERATOR),
    /** How long personal data is kept: what is over is deleted for good. */
    MANAGE_RETENTION(OPERATOR, ADMIN),
    MANAGE_QUEUES(OPERATOR, ADMIN, MANAGER),
    MANAGE_COUNTERS(OPERATOR, ADMIN, MANAGER),
    /** Screens, notices and recorded voices. */
    MANAGE_SCREENS(OPERATOR, ADMIN, MANAGER),
    SEE_STAFF(OPERATOR, ADMIN, MANAGER, AGENT),
    MANAGE_STAFF(OPERATOR, ADMIN),
    SEE_CUSTOMERS(OPERATOR, ADMIN, MANAGER, AGENT),
    MANAGE_CUSTOMERS(OPERATOR, ADMIN, MANAGER, AGENT),
    TAKE_TICKETS(OPERATOR, ADMIN, MANAGER, AGENT),
    CANCEL_TICKETS(OPERATOR, ADMIN, MANAGER, AGENT),
    SERVE(ADMIN, MANAGER, AGENT),
    /** Calls somebody before the turn, for a reason that the history keeps. */
    CALL_OUT_OF_TURN(ADMIN, MANAGER, AGENT),
    /** Acts on a ticket that another agent has in hand. */
    SERVE_FOR_OTHERS(ADMIN, MANAGER),
    MANAGE_TEMPLATES(OPERATOR, ADMIN),
    /** The countries served: messages to some cost many times as much. */
    MANAGE_MESSAGING(OPERATOR, ADMIN),
    SEND_MESSAGES(OPERATOR, ADMIN, MANAGER),
    SEE_MESSAGES(OPERATOR, ADMIN, MANAGER),
    SEE_SENDERS(OPERATOR, ADMIN),
    /** The addresses that messages leave from belong to the installation. */
    MANAGE_SENDERS(OPERATOR),
    /** Its organisations, what it finds out about itself, and what waits in all of them. */
    RUN_INSTALLATION(OPERATOR),
    /** An organisation's own account of the provider, with its secrets. */
    MANAGE_OWN_ACCOUNT(OPERATOR, ADMIN),
    /** Prices and rates of exchange are the same for all organisations. */
    MANAGE_PRICES(OPERATOR),
    SEE_COSTS(OPERATOR, ADMIN, MANAGER),
    MANAGE_BUDGETS(OPERATOR, ADMIN),
    /** The lines, counters, screens and senders at a glance, and alerts about them. */
    WATCH(OPERATOR, ADMIN, MANAGER),
    /** From when on alerts are raised, and who is told. */
    MANAGE_ALERTS(OPERATOR, ADMIN),
    /** How good what people were told about their wait was. */
    SEE_ACCURACY(OPERATOR, ADMIN, MANAGER),
    /** What people answered after their visit. */
    SEE_OPINIONS(OPERATOR, ADMIN, MANAGER),
    /** What they are asked: an organisation has one question. */
    MANAGE_OPINIONS(OPERATOR, ADMIN),
    /** Figures of past days; an agent's are about the agent alone. */
    SEE_REPORTS(OPERATOR, ADMIN, MANAGER, AGENT),
    SEE_REPORTS_OF_OTHERS(OPERATOR, ADMIN, MANAGER),
    /** Whether reports name agents. */
    MANAGE_REPORTS(OPERATOR, ADMIN),
    SEE_FULL_PHONES(OPERATOR, ADMIN, MANAGER);

    private final Set<Role> roles;

    Right(Role first, Role... others) {
        this.roles = EnumSet.of(first, others);
    }

    public boolean belongsTo(Role role) {
        return roles.contains(role);
    }
}
