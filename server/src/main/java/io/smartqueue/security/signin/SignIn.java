package io.smartqueue.security.signin;

import io.smartqueue.kernel.Refusal;
import io.smartqueue.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs in with email address and password, which gives a token, and signs out. */
@Component
public class SignIn {

    public record Session(Tokens.Issued token, Principal principal) {}

    private final Accounts accounts;
    private final Passwords passwords;
    private final LoginFailures failures;
    private final KnownDevices devices;
    private final Tokens tokens;
    private final SignOuts signOuts;

    SignIn(
            Accounts accounts,
            Passwords passwords,
            LoginFailures failures,
            KnownDevices devices,
            Tokens tokens,
            SignOuts signOuts) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.failures = failures;
        this.devices = devices;
        this.tokens = tokens;
        this.signOuts = signOuts;
    }

    /**
     * Not in a transaction, because hashing takes a tenth of a second and would hold a connection as long.
     *
     * @param device the token of a browser that may be known
     * @throws Refusal when address or password are wrong, or after too many failures
     */
    public Session signIn(String email, String password, LoginSource.Network source, @Nullable String device) {
        String normal = Accounts.normal(email);
        LoginFailures.Attempt attempt =
                failures.count(normal, devices.recognise(device, normal).orElse(source));
        Principal principal = unlessBusy(attempt, () -> authenticate(normal, password))
                .orElseThrow(() -> Refusal.of(
                        Refusal.Kind.UNAUTHENTICATED, "wrong_credentials", "Address or password are wrong."));
        failures.forget(attempt);
        return new Session(tokens.issue(principal.accountId(), source.client()), principal);
    }

    private Optional<Principal> authenticate(String email, String password) {
        Optional<Accounts.Credentials> known = accounts.credentials(email);
        if (known.isEmpty()) {
            passwords.matchNobody(password);
        }
        return known.filter(account -> passwords.matches(password, account.passwordHash()))
                .flatMap(account -> accounts.byId(account.id()));
    }

    private <T> T unlessBusy(LoginFailures.Attempt attempt, Supplier<T> check) {
        try {
            return check.get();
        } catch (Refusal busy) {
            failures.undo(attempt);
            throw busy;
        }
    }

    public Optional<Principal> recognise(String token) {
        return accounts.byToken(token);
    }

    /** Also where a listener fails: the token is worth nothing from then on. */
    public void signOut(String token) {
        Optional<Principal> principal = accounts.byToken(token);
        tokens.revoke(token);
        principal.ifPresent(signOuts::tell);
    }

    /**
     * Ends every other session of the account.
     *
     * @param again whether it succeeds when the replacement is the present password already, so that a repeated command
     *     succeeds although nothing of the passwords is stored with the response
     */
    public void changePassword(Principal principal, String current, String replacement, String token, boolean again) {
        LoginFailures.Attempt attempt = count(principal);
        Accounts.Credentials account = accounts.credentials(principal.email())
                .orElseThrow(() -> Refusal.notFound("unknown_account", "This account does not exist any more."));
        if (!unlessBusy(attempt, () -> passwords.matches(current, account.passwordHash()))) {
            if (again && isPresent(replacement, principal, account)) {
                failures.forget(attempt);
                tokens.revokeAll(account.id(), Optional.of(token));
                return;
            }
            throw Refusal.field("current", "wrong_password", "This is not your present password.");
        }
        failures.forget(attempt);
        passwords.check("new", replacement, account.email());
        if (replacement.equals(current)) {
            throw Refusal.field("new", "unchanged", "Choose another password than the present one.");
        }
        accounts.setPassword(account.id(), passwords.hash(replacement));
        tokens.revokeAll(account.id(), Optional.of(token));
    }

    private LoginFailures.Attempt count(Principal principal) {
        return failures.count(principal.email(), new LoginSource.Session(principal.accountId()));
    }

    // This is another guess at the password, so count it as one.
    private boolean isPresent(String password, Principal principal, Accounts.Credentials account) {
        LoginFailures.Attempt attempt = count(principal);
        boolean present = unlessBusy(attempt, () -> passwords.matches(password, account.passwordHash()));
        if (present) {
            failures.forget(attempt);
        }
        return present;
    }
}
