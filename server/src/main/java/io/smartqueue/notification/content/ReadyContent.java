package io.smartqueue.notification.content;

import java.util.List;

/**
 * Content that may be sent.
 *
 * @param variables of our events, in the order of their numbers from 1
 * @param category that it is charged as
 * @param isApproved false for what may be sent only to people who wrote within the last 24 hours
 */
public record ReadyContent(
        String contentSid,
        ContentKind kind,
        List<String> variables,
        String category,
        boolean isApproved,
        String body) {}
