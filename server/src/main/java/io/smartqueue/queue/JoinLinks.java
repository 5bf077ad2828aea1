package io.smartqueue.queue;

import java.util.Map;

/** Makes the links that open a message on a phone by which its owner takes a ticket. */
public interface JoinLinks {

    /** By the code of the channel. */
    Map<String, String> of(String joinCode);
}
