package io.smartqueue.web;

import java.util.UUID;

/** The fields by which a form that is sent twice is known as one. */
public final class FormOnce {

    /** The key of the page that shows the form: another one each time it is shown. */
    public static final String FIELD = "_once";

    /** What its author saw of what it changes. */
    public static final String SEEN = "if_match";

    private FormOnce() {}

    public static String next() {
        return UUID.randomUUID().toString();
    }
}
