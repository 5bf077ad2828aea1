package io.smartqueue.queue.stats;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Logs the alarm, and counts the alarms of all organisations together. */
@Component
class StaffingAlarm {

    private static final Logger log = LoggerFactory.getLogger(StaffingAlarm.class);

    private final Counter alarms;

    StaffingAlarm(MeterRegistry meters) {
        alarms = meters.counter("smartqueue.staffing.alarms");
    }

    @EventListener
    void hear(CountersNeeded alarm) {
        alarms.increment();
        log.warn(
                "queue {} of tenant {} needs {} counters, {} open",
                alarm.queue(),
                alarm.tenant(),
                alarm.needed(),
                alarm.open());
    }
}
