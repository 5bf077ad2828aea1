package io.smartqueue.twiliosandbox.message;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All messages of the account, in memory, in the order they were created. */
public final class Messages {
    private final InstantSource clock;
    private final Prices prices;
    private final Consumer<Message> onChange;
    private final AtomicLong numbers;
    private final Map<String, Long> numberBySid = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<Long, Message> byNumber = new ConcurrentSkipListMap<>();

    /**
     * @param numbers shared by the accounts of a sandbox, so that their messages have one order
     * @param unitPrice of a segment, or of a message on WhatsApp
     * @param onChange receives every new state, on the thread that made the change
     */
    public Messages(
            AtomicLong numbers,
            InstantSource clock,
            Function<Address, Optional<BigDecimal>> unitPrice,
            Consumer<Message> onChange) {
        this.numbers = numbers;
        this.clock = clock;
        this.prices = new Prices(unitPrice);
        this.onChange = onChange;
    }

    public Message create(Draft draft) {
        String sid = Sids.next(draft.media() > 0 ? "MM" : "SM");
        Message message = Message.created(sid, numbers.incrementAndGet(), draft, initial(draft), clock.instant());
        byNumber.put(message.number(), message);
        numberBySid.put(sid, message.number());
        onChange.accept(message);
        return message;
    }

    public Optional<Message> find(String sid) {
        return Optional.ofNullable(numberBySid.get(sid)).map(byNumber::get);
    }

    public Stream<Message> oldestFirst() {
        return byNumber.values().stream();
    }

    public Stream<Message> newestFirst() {
        return byNumber.descendingMap().values().stream();
    }

    /**
     * Moves forward only.
     *
     * @param beforeSeen is asked with the new state before anybody can see it
     * @return what {@code beforeSeen} answered; empty when the message is gone or already past that state
     */
    public <T> Optional<T> advance(
            String sid, MessageStatus next, @Nullable Integer errorCode, Function<Message, T> beforeSeen) {
        Instant now = clock.instant();
        return change(
                sid,
                message -> message.status().mayBecome(next) ? message.became(next, errorCode, now, prices) : message,
                beforeSeen);
    }

    public Optional<Message> pickSender(String sid, Address sender) {
        return change(sid, message -> message.pickedSender(sender), Function.identity());
    }

    public Optional<Message> cancel(String sid) {
        Instant now = clock.instant();
        return change(
                sid,
                message -> message.status().isCancelable()
                        ? message.became(MessageStatus.CANCELED, null, now, prices)
                        : message,
                Function.identity());
    }

    public Optional<Message> redact(String sid) {
        Instant now = clock.instant();
        return change(
                sid, message -> message.status().isFinal() ? message.redacted(now) : message, Function.identity());
    }

    public synchronized void delete(String sid) {
        Long number = numberBySid.remove(sid);
        if (number != null) {
            byNumber.remove(number);
        }
    }

    public synchronized void clear() {
        numberBySid.clear();
        byNumber.clear();
    }

    private <T> Optional<T> change(String sid, UnaryOperator<Message> change, Function<Message, T> beforeSeen) {
        Message after;
        T answer;
        synchronized (this) {
            Message before = find(sid).orElse(null);
            after = before == null ? null : change.apply(before);
            if (after == null || after == before) {
                return Optional.empty();
            }
            answer = beforeSeen.apply(after);
            byNumber.put(after.number(), after);
        }
        onChange.accept(after);
        return Optional.of(answer);
    }

    private static MessageStatus initial(Draft draft) {
        if (draft.direction() == Direction.INBOUND) {
            return MessageStatus.RECEIVED;
        }
        if (draft.sendAt() != null) {
            return MessageStatus.SCHEDULED;
        }
        return draft.from() == null ? MessageStatus.ACCEPTED : MessageStatus.QUEUED;
    }
}
