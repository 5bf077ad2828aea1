package io.smartqueue.staff.door;

import io.smartqueue.channel.Channel;
import io.smartqueue.channel.OutboundMessage;
import io.smartqueue.channel.SendOutcome;
import io.smartqueue.customer.Medium;
import io.smartqueue.kernel.Ids;
import io.smartqueue.postgres.pool.Workload;
import io.smartqueue.settings.PublicSettings;
import io.smartqueue.settings.WebAddress;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Letters to people about their accounts. They are not notifications: they belong to no organisation, and nobody but
 * their recipient may ever read the secret in them, so they are kept nowhere. One about a forgotten password that could
 * not leave is tried again for a few minutes; a server that stops loses it, and the person asks again.
 */
@Component
public class AccountMail {

    private static final Logger log = LoggerFactory.getLogger(AccountMail.class);

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(2));

    /** A flood of requests for letters must not fill the memory. */
    private static final int MOST_WAITING = 200;

    public record Letter(String recipient, String subject, String body, Duration usefulFor) {

        @Override
        public String toString() {
            return "Letter[REDACTED]";
        }
    }

    private final Optional<Channel> mail;
    private final @Nullable WebAddress address;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(Workload.BACKGROUND.threads(
                    Thread.ofPlatform().name("account-mail").daemon().factory()));
    private final Semaphore room = new Semaphore(MOST_WAITING);

    AccountMail(List<Channel> channels, PublicSettings settings) {
        this.mail = channels.stream()
                .filter(channel -> channel.medium() == Medium.EMAIL)
                .findFirst();
        this.address = settings.baseUrl();
    }

    /** Whether letters can leave, and links in them lead here. */
    public boolean isOn() {
        return address != null && mail.flatMap(Channel::offBecause).isEmpty() && mail.isPresent();
    }

    /** @throws IllegalStateException where mail is off */
    public String link(String path) {
        if (address == null) {
            throw new IllegalStateException("PUBLIC_BASE_URL is not set");
        }
        return address + path;
    }

    void send(Letter letter) {
        if (!room.tryAcquire()) {
            log.warn("a letter about an account does not leave: {} wait already", MOST_WAITING);
            return;
        }
        thread.execute(() -> attempt(letter, 0));
    }

    private void attempt(Letter letter, int failures) {
        SendOutcome outcome = deliver(letter);
        switch (outcome) {
            case SendOutcome.Accepted accepted -> room.release();
            case SendOutcome.Refused refused -> giveUp(refused.code());
            // It may have arrived, and a second letter with the same link harms nobody.
            case SendOutcome.Unknown unknown -> again(letter, failures, unknown.code());
            case SendOutcome.TryLater later -> again(letter, failures, later.code());
            case SendOutcome.Parked parked -> again(letter, failures, parked.code());
        }
    }

    /** Once, for who keeps what is owed. */
    public SendOutcome deliver(Letter letter) {
        try {
            return mail.orElseThrow()
                    .send(new OutboundMessage(
                            Ids.next(),
                            Medium.EMAIL,
                            letter.recipient(),
                            letter.subject(),
                            letter.body(),
                            letter.usefulFor(),
                            Optional.empty(),
                            Optional.empty()));
        } catch (RuntimeException fault) {
            log.warn("a letter about an account could not be made", fault);
            return new SendOutcome.Refused("fault", "");
        }
    }

    private void again(Letter letter, int failures, String code) {
        if (failures == PAUSES.size() || thread.isShutdown()) {
            giveUp(code);
            return;
        }
        thread.schedule(
                () -> attempt(letter, failures + 1), PAUSES.get(failures).toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveUp(String code) {
        room.release();
        log.warn("a letter about an account did not leave: {}", code);
    }

    @PreDestroy
    void stop() {
        thread.shutdownNow();
    }
}
