package io.smartqueue.queue.estimate;

/** A scalar query: at how many counters sits an agent who calls from a queue. */
public final class OpenCounters {

    private OpenCounters() {}

    /** @param queue the column or parameter, within another statement, that names the queue */
    public static String of(String queue) {
        return """
                (
                    select count(*) from counter_queue
                    join counter_session on counter_session.counter_id = counter_queue.counter_id
                    join queue opened on opened.id = counter_queue.queue_id
                    join membership seated on seated.id = counter_session.agent_id
                    where counter_queue.queue_id = %s
                      and closed_at is null and counter_session.status = 'available'
                      and (opened.skill is null or opened.skill = any(seated.skills))
                )""".formatted(queue);
    }
}
