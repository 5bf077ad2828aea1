package io.smartqueue.security.signin;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smartqueue.security.Membership;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Role;
import io.smartqueue.security.SignedIn;
import io.smartqueue.web.IdempotencyKey;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "auth", description = "Signing in and out")
class AuthController {

    record Login(
            @NotBlank @Size(max = 254) String email,
            @NotBlank @Size(max = 200) String password) {}

    record NewPassword(
            @NotBlank @Size(max = 200) String current,
            @NotNull @Size(max = 200) @JsonProperty("new") String replacement) {}

    record Place(UUID tenantId, String tenant, UUID staffId, Role role, String publicName, List<UUID> siteIds) {

        static Place of(Membership place) {
            return new Place(
                    place.tenant().value(),
                    place.tenantSlug(),
                    place.id().value(),
                    place.role(),
                    place.publicName(),
                    List.copyOf(place.siteIds()));
        }
    }

    record User(
            UUID id, String email, String name, boolean isOperator, boolean mustChangePassword, List<Place> tenants) {

        static User of(Principal principal) {
            return new User(
                    principal.accountId(),
                    principal.email(),
                    principal.name(),
                    principal.operator(),
                    principal.mustChangePassword(),
                    principal.memberships().stream().map(Place::of).toList());
        }
    }

    record Session(String token, Instant expiresAt, User user) {}

    private final SignIn signIn;

    AuthController(SignIn signIn) {
        this.signIn = signIn;
    }

    @PostMapping
    @SecurityRequirements
    Session signIn(@Valid @RequestBody Login login, HttpServletRequest request) {
        SignIn.Session session = signIn.signIn(login.email(), login.password(), LoginSource.of(request), null);
        return new Session(session.token().token(), session.token().expiresAt(), User.of(session.principal()));
    }

    @GetMapping("/me")
    @SignedIn
    User me(Principal principal) {
        return User.of(principal);
    }

    @PostMapping("/logout")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(@Parameter(hidden = true) @RequestHeader("Authorization") String header) {
        signIn.signOut(token(header));
    }

    @PostMapping("/password")
    @SignedIn
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            Principal principal,
            @Valid @RequestBody NewPassword password,
            @Parameter(hidden = true) @RequestHeader("Authorization") String header,
            @Parameter(description = "With one, what was done already is a success: nothing is kept for it")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key) {
        signIn.changePassword(
                principal,
                password.current(),
                password.replacement(),
                token(header),
                Optional.ofNullable(key).map(IdempotencyKey::new).isPresent());
    }

    private static String token(String header) {
        return header.substring("Bearer ".length()).strip();
    }
}
