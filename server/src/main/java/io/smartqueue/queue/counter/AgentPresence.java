package io.smartqueue.queue.counter;

import io.smartqueue.kernel.Times;
import io.smartqueue.security.Principal;
import io.smartqueue.security.StaffId;
import io.smartqueue.tenant.CurrentTenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Notes when an agent made the last request, exact to some minutes, so that few requests write. */
@Component
class AgentPresence implements HandlerInterceptor, WebMvcConfigurer {

    private static final Logger log = LoggerFactory.getLogger(AgentPresence.class);
    private static final Duration EXACT_TO = Duration.ofMinutes(5);
    private static final int MOST = 10_000;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Map<StaffId, Instant> noted = new ConcurrentHashMap<>();

    AgentPresence(JdbcClient jdbc, PlatformTransactionManager transactions, InstantSource clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        // Runs after the check of rights, because a refused request does not count.
        registry.addInterceptor(this)
                .addPathPatterns("/api/v1/tenants/**", "/counter/**")
                .order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller != null && caller.getPrincipal() instanceof Principal principal) {
            CurrentTenant.find().flatMap(principal::in).ifPresent(place -> seen(place.id()));
        }
        return true;
    }

    private void seen(StaffId agent) {
        Instant now = clock.instant();
        Instant before = noted.get(agent);
        if (before != null && Duration.between(before, now).abs().compareTo(EXACT_TO) < 0) {
            return;
        }
        if (noted.size() >= MOST) {
            noted.clear();
        }
        noted.put(agent, now);
        note(agent, now);
    }

    // A request does not fail when it cannot be noted: the next one is noted.
    private void note(StaffId agent, Instant now) {
        try {
            transaction.executeWithoutResult(status -> jdbc.sql("""
                            update counter_session set seen_at = :now where agent_id = :agent and closed_at is null
                            """)
                    .param("agent", agent.value())
                    .param("now", Times.sql(now))
                    .update());
        } catch (DataAccessException | TransactionException fault) {
            noted.remove(agent);
            log.warn("the last request of {} could not be noted: {}", agent, fault.getMessage());
        }
    }
}
