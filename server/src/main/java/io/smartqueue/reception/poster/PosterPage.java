package io.smartqueue.reception.poster;

import io.smartqueue.page.Messages;
import io.smartqueue.page.PageContext;
import io.smartqueue.queue.visit.QueueOffer;
import io.smartqueue.reception.page.SiteCard;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A sheet for the wall.
 *
 * @param second the same in another language, below the first
 * @param line null for the whole site
 * @param message null where no channel can be answered
 * @param shown the address for who has no camera
 */
public record PosterPage(
        PageContext sheet,
        Messages second,
        SiteCard place,
        @Nullable QueueOffer line,
        URI shown,
        QrCode code,
        String picture,
        @Nullable Message message) {

    /**
     * How to take a ticket by message.
     *
     * @param words to write
     * @param code opens such a message on a phone
     */
    public record Message(String words, QrCode code) {}
}
