package io.smartqueue.staff;

import io.smartqueue.kernel.Secret;
import io.smartqueue.security.signin.Accounts;
import io.smartqueue.security.signin.KnownDevices;
import io.smartqueue.security.signin.Passwords;
import io.smartqueue.security.signin.Tokens;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Passwords that the owner of an account did not choose: valid until they choose one, or until they leave. */
@Component
class InitialPasswords {

    public record Opened(UUID account, Secret oneTimePassword) {}

    private final Accounts accounts;
    private final Passwords passwords;
    private final KnownDevices devices;
    private final Tokens tokens;

    InitialPasswords(Accounts accounts, Passwords passwords, KnownDevices devices, Tokens tokens) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.devices = devices;
        this.tokens = tokens;
    }

    /** @return empty when there is an account with this address, be it since a moment ago */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Opened> openAccount(String email, String name, boolean operator) {
        if (accounts.find(email).isPresent()) {
            return Optional.empty();
        }
        Secret password = passwords.oneTime();
        return accounts.createUnlessTaken(email, name, passwords.hash(password.value()), true, operator, false)
                .map(account -> new Opened(account, password));
    }

    /** @param password known to everybody, so the account works only while the demo is on */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID openDemoAccount(String email, String name, Secret password) {
        return accounts.create(email, name, passwords.hash(password.value()), false, false, true);
    }

    /** @return another one-time password, for an account whose owner never chose a password */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Secret> renew(UUID account) {
        if (!accounts.mustChangePassword(account)) {
            return Optional.empty();
        }
        Secret password = passwords.oneTime();
        if (!accounts.replaceOneTimePassword(account, passwords.hash(password.value()))) {
            return Optional.empty();
        }
        tokens.revokeAll(account, Optional.empty());
        return Optional.of(password);
    }

    /** A one-time password in place of one that was forgotten or leaked. Ends every session of the account. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Secret reset(UUID account) {
        Secret password = passwords.oneTime();
        accounts.setOneTimePassword(account, passwords.hash(password.value()));
        tokens.revokeAll(account, Optional.empty());
        devices.forget(account);
        return password;
    }

    /** Ends every session; a one-time password that lies about somewhere opens nothing from now on. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void retire(UUID account) {
        tokens.revokeAll(account, Optional.empty());
        renew(account);
    }
}
