package io.smartqueue.live.feed;

/**
 * An event as it goes over the wire, made once for all who watch.
 *
 * @param text one block of an event stream (WHATWG HTML, server-sent events)
 */
public record Frame(Position position, String text) {}
