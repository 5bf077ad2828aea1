package io.smartqueue.page;

import io.smartqueue.tenant.CounterName;

/** A counter as a page shows it: the sign large, the word beside it. */
public record CounterSign(String name) {

    private static final String COUNTER = "page.counter";

    /** The part shown large. */
    public String sign() {
        return counter().sign();
    }

    /** Whether the name has no part that is short enough to be shown large. */
    public boolean named() {
        return counter().isLong();
    }

    /** The word beside the sign: the organisation's own, unless it is one that we have in each language. */
    public String word(Messages messages) {
        return counter().isOfCounter() ? messages.say(COUNTER) : counter().word();
    }

    /** The whole name, the same on a phone, on the wall and in an announcement. */
    public String in(Messages messages) {
        return counter().with(messages.say(COUNTER));
    }

    private CounterName counter() {
        return new CounterName(name);
    }
}
