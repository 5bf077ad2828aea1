/** How pages say hours, phones, slips and refusals. */
@NullMarked
package io.smartqueue.reception.wording;

import org.jspecify.annotations.NullMarked;
