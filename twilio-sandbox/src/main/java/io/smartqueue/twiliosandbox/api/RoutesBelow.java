package io.smartqueue.twiliosandbox.api;

import java.util.List;
import java.util.Optional;

/** The accounts below the one of the sandbox. */
public interface RoutesBelow {

    ApiRoutes create(String friendlyName);

    Optional<ApiRoutes> of(String accountSid);

    /** In the order in which they were created. */
    List<ApiRoutes> routes();
}
