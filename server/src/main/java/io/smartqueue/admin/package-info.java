/** The pages of the administration. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "settings",
            "tenant",
            "web",
            "page",
            "security",
            "idempotency :: condition",
            "site",
            "queue",
            "queue :: visit",
            "queue :: accuracy",
            "queue :: counter",
            "staff",
            "staff :: letter",
            "channel :: own-account",
            "customer",
            "customer :: register",
            "customer :: suppression",
            "cost",
            "notification",
            "notification :: approval",
            "notification :: backlog",
            "notification :: content",
            "notification :: held",
            "notification :: plan",
            "notification :: preview",
            "notification :: sender",
            "notification :: text",
            "opinion",
            "staff :: organisation",
            "reception :: branding",
            "postgres :: pool",
            "retention",
            "queue :: ticket",
            "opinion :: result",
            "queue :: stats",
            "report",
            "display",
            "queue :: day",
            "queue :: event",
            "watch",
            "watch :: now",
            "web :: paging",
            "web :: request"
        })
package io.smartqueue.admin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
