/** Accounts and passwords, signing in and out, over HTTP and on pages. */
@NullMarked
@NamedInterface("signin")
package io.smartqueue.security.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
