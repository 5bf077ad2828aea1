/** What an act costs when few and when very many people wait. */
@NullMarked
package io.smartqueue.bench.growth;

import org.jspecify.annotations.NullMarked;
