package io.smartqueue.customer.browser;

/** No browser of any organisation is told any more until its holder asks again; published in the transaction of it. */
public record AllBrowsersEnded() {}
