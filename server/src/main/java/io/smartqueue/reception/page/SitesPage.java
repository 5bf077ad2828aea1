package io.smartqueue.reception.page;

import io.smartqueue.page.Sheet;
import io.smartqueue.reception.place.Place;
import java.util.List;

/** Where to go. */
public record SitesPage(Sheet sheet, List<Place> places, String home) {}
