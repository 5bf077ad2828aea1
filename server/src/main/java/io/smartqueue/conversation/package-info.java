/** What people write to us, and the answers: tickets are taken, followed and given back by message. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "tenant",
            "retention",
            "settings",
            "web",
            "web :: paging",
            "security",
            "customer",
            "customer :: suppression",
            "site",
            "queue",
            "queue :: ticket",
            "queue :: life",
            "queue :: event",
            "queue :: visit",
            "live",
            "channel",
            "cost :: price",
            "cost :: ledger",
            "notification",
            "notification :: content",
            "notification :: occasion",
            "notification :: outbox",
            "notification :: text",
            "notification :: window"
        })
package io.smartqueue.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
