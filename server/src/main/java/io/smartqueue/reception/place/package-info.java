/** Where an organisation lets people join, and when. */
@NullMarked
package io.smartqueue.reception.place;

import org.jspecify.annotations.NullMarked;
