package io.smartqueue.staff.invitation;

import io.smartqueue.kernel.Secret;
import io.smartqueue.security.Membership;
import io.smartqueue.security.Principal;
import io.smartqueue.security.Role;
import io.smartqueue.security.SignedIn;
import io.smartqueue.tenant.Tenant;
import io.smartqueue.web.IdempotencyKey;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth/invitations")
@Tag(name = "auth", description = "Signing in and out")
class InvitationsController {

    record Acceptance(@NotBlank @Size(max = 200) String invitation) {}

    /** Without an organisation it is the invitation to run the installation. */
    record InvitationView(
            UUID id,
            @Nullable UUID tenantId,
            @Nullable String tenant,
            @Nullable String tenantName,
            Role role,
            @Nullable String publicName,
            Instant invitedAt) {

        static InvitationView of(Invitation invitation) {
            Optional<Tenant> tenant = invitation.organisation();
            return new InvitationView(
                    invitation.id(),
                    tenant.map(one -> one.id().value()).orElse(null),
                    tenant.map(one -> one.slug().value()).orElse(null),
                    tenant.map(Tenant::name).orElse(null),
                    invitation.role(),
                    invitation.publicName().orElse(null),
                    invitation.invitedAt());
        }
    }

    /** The membership; of an operator the role alone. */
    record AcceptedView(
            @Nullable UUID tenantId,
            @Nullable String tenant,
            @Nullable UUID staffId,
            Role role,
            @Nullable String publicName,
            List<UUID> siteIds) {

        static AcceptedView of(Membership membership) {
            return new AcceptedView(
                    membership.tenant().value(),
                    membership.tenantSlug(),
                    membership.id().value(),
                    membership.role(),
                    membership.publicName(),
                    List.copyOf(membership.siteIds()));
        }

        static AcceptedView operator() {
            return new AcceptedView(null, null, null, Role.OPERATOR, null, List.of());
        }
    }

    private final Invitations invitations;

    InvitationsController(Invitations invitations) {
        this.invitations = invitations;
    }

    @GetMapping
    @Operation(summary = "List one's own open invitations")
    @SignedIn
    Page<InvitationView> openInvitations(Principal principal, @SortableBy("created_at") Paging paging) {
        return paging.view(
                invitations.openOf(principal.accountId(), paging.request()).map(InvitationView::of));
    }

    @PostMapping("/accept")
    @Operation(summary = "Accept an invitation", description = """
            Only the account that was invited can accept: for others 404 `unknown_invitation`. Gives the membership \
            (again, when it was accepted before) and ends every other session of the account. 410 \
            `invitation_withdrawn`; 403 `password_change_required` while the password is a one-time password, which \
            another organisation may know.""")
    @SignedIn
    AcceptedView acceptInvitation(
            Principal principal,
            @Valid @RequestBody Acceptance acceptance,
            @Parameter(description = "What was accepted already is a success: nothing is kept for it")
                    @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key) {
        Optional.ofNullable(key).ifPresent(IdempotencyKey::new);
        return invitations
                .accept(principal, new Secret(acceptance.invitation().strip()), token())
                .map(AcceptedView::of)
                .orElseGet(AcceptedView::operator);
    }

    // A browser sends it as a cookie, a program as a header.
    private static String token() {
        var authentication =
                Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
        return String.valueOf(authentication.getCredentials());
    }
}
