package io.smartqueue.live.stream;

import io.smartqueue.security.Principal;
import io.smartqueue.web.Origin;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Where a stream comes from.
 *
 * @param address as {@link Origin#network}, because one attacker may have many addresses of such a network
 * @param account unless a ticket's or a device's key opened it
 */
record StreamOrigin(String address, @Nullable UUID account, boolean fromThisMachine) {

    static StreamOrigin of(HttpServletRequest request) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        UUID account =
                caller != null && caller.getPrincipal() instanceof Principal principal ? principal.accountId() : null;
        return new StreamOrigin(
                Origin.network(request),
                account,
                InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress());
    }
}
