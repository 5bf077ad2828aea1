package io.smartqueue.security.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** How long a refused sign-in takes does not tell whether there is such an account. */
class SignInsOfNobodyTest {

    @Test
    void costWhatSignInsOfAccountsCost() {
        String made = new Passwords().hash("a password of today");

        assertThat(Passwords.NOBODYS).hasSameSizeAs(made).startsWith(made.substring(0, made.lastIndexOf('$')));
    }
}
