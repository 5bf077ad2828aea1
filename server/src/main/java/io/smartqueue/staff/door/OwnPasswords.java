package io.smartqueue.staff.door;

import io.smartqueue.security.signin.Accounts;
import io.smartqueue.security.signin.KnownDevices;
import io.smartqueue.security.signin.Passwords;
import io.smartqueue.security.signin.Tokens;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Passwords that the owners of accounts chose. */
@Component
public class OwnPasswords {

    private final Accounts accounts;
    private final Passwords passwords;
    private final Tokens tokens;
    private final KnownDevices devices;

    OwnPasswords(Accounts accounts, Passwords passwords, Tokens tokens, KnownDevices devices) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.tokens = tokens;
        this.devices = devices;
    }

    /** @throws io.smartqueue.kernel.Refusal naming {@code new} when the password breaks the rules */
    public String hash(UUID account, String password) {
        String email = accounts.byId(account).map(owner -> owner.email()).orElse("");
        passwords.check("new", password, email);
        return passwords.hash(password);
    }

    /** Ends every session and forgets every device: somebody else may have had the password of before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(UUID account, String hash) {
        accounts.setPassword(account, hash);
        tokens.revokeAll(account, Optional.empty());
        devices.forget(account);
    }
}
