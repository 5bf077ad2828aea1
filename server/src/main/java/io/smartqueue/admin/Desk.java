package io.smartqueue.admin;

import io.smartqueue.page.PageContext;

/** What forms and lists need to know of the page around them: an organisation's, or the operator's. */
public interface Desk {

    PageContext sheet();

    /** Of the page. */
    String address();
}
