package io.smartqueue.twiliosandbox.inbound;

/**
 * The result of an inbound message.
 *
 * @param forwarded whether an inbound address is set at all
 * @param status the HTTP status of the response, 0 if none
 * @param replies how many messages the TwiML answer held
 */
public record Received(String sid, boolean forwarded, int status, int replies) {}
