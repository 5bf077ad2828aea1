/**
 * Decides which messages are sent to which customers, when, in which words and by which channel, and follows each
 * until it is delivered.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "postgres :: backup",
            "postgres :: pool",
            "tenant",
            "retention",
            "web",
            "customer",
            "customer :: browser",
            "customer :: suppression",
            "site",
            "queue",
            "queue :: ticket",
            "queue :: event",
            "channel",
            "channel :: content",
            "cost",
            "cost :: price",
            "cost :: ledger",
            "cost :: budget",
            "web :: paging",
            "security"
        })
package io.smartqueue.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
