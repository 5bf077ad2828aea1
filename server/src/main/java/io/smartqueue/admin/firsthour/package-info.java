/** The first hour: from an empty organisation to the first person called, step by step and in any order. */
@NullMarked
package io.smartqueue.admin.firsthour;

import org.jspecify.annotations.NullMarked;
