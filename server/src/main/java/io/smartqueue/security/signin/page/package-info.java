/** The pages on which people sign in. */
@NullMarked
package io.smartqueue.security.signin.page;

import org.jspecify.annotations.NullMarked;
