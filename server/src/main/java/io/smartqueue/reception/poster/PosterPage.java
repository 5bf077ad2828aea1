package io.smartqueue.reception.poster;

import io.smartqueue.page.Sheet;
import io.smartqueue.page.Words;
import io.smartqueue.queue.visit.Line;
import io.smartqueue.reception.place.Place;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A sheet for the wall.
 *
 * @param second the same in another language, below the first
 * @param line null for the whole site
 * @param shown the address for who has no camera
 */
public record PosterPage(
        Sheet sheet, Words second, Place place, @Nullable Line line, URI shown, QrCode code, String picture) {}
