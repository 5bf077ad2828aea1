package io.smartqueue.channel.content;

import java.util.Optional;

/** A provider of content. Each call makes few requests and waits for them: never call it inside a transaction. */
public interface ContentApprovals {

    /** Why it cannot be used, naming the setting that is missing or wrong; empty when it can. */
    Optional<String> offBecause();

    /** Whether a program stands in for the provider, such as the sandbox: it asks nobody, and may forget. */
    boolean isStandIn();

    /** Looks for content by the name it was created with, in case that the answer to its creation was lost. */
    ContentAnswer find(String name);

    ContentAnswer create(ContentDraft draft);

    /** Asks for an approval; a second time is refused. */
    ContentAnswer submit(String sid, String name, String category);

    ContentAnswer approval(String sid);

    /** @return {@link ContentAnswer.Absent} once it is gone */
    ContentAnswer delete(String sid);
}
