/** After which visits people are asked: a share of them, nobody too often, and nobody who has stopped messages. */
@NullMarked
package io.smartqueue.opinion.asking;

import org.jspecify.annotations.NullMarked;
