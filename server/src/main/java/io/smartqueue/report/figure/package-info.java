/** Groups of passages, and what is counted and measured of them. */
@NullMarked
package io.smartqueue.report.figure;

import org.jspecify.annotations.NullMarked;
