/** The operator's pages of prices and rates of exchange. */
@NullMarked
package io.smartqueue.admin.operator.price;

import org.jspecify.annotations.NullMarked;
