package io.smartqueue.staff;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.security.Role;
import io.smartqueue.security.StaffId;
import io.smartqueue.staff.invitation.InvitationLetter;
import io.smartqueue.web.Patching;
import io.smartqueue.web.SecretResponse;
import io.smartqueue.web.paging.Page;
import io.smartqueue.web.paging.Paging;
import io.smartqueue.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/agents")
@Tag(name = "agents", description = "The people who work here: agents, managers and admins")
class AgentsController {

    record AgentView(
            UUID id,
            String email,
            String name,
            String publicName,
            Role role,
            List<UUID> siteIds,
            List<String> skills,

            @Schema(description = "A person who is invited has no right here before they accept")
            StaffMember.Status status,

            @Nullable @Schema(description = "The letter of an invitation by e-mail, while it is open")
            Letter letter,

            Instant createdAt) {

        @JsonProperty("is_active")
        @Schema(description = "Whether the status is active")
        boolean isActive() {
            return status == StaffMember.Status.ACTIVE;
        }

        static AgentView of(StaffMember member) {
            return new AgentView(
                    member.id().value(),
                    member.email(),
                    member.name(),
                    member.publicName(),
                    member.role(),
                    List.copyOf(member.siteIds()),
                    member.skills(),
                    member.status(),
                    Letter.of(member.letter()),
                    member.createdAt());
        }
    }

    record Letter(
            @Schema(description = "owed while it waits to leave, sent once the mail server took it, else failed")
            String state,

            @Nullable Instant at,
            @Nullable String code) {

        static @Nullable Letter of(@Nullable InvitationLetter letter) {
            return letter == null ? null : new Letter(letter.state().code(), letter.at(), letter.code());
        }
    }

    /** Somebody who is taken on. */
    @JsonIgnoreProperties({"id", "status", "letter", "created_at"})
    record NewAgent(
            @NotBlank @Email @Size(max = 254) String email,
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 60) String publicName,

            @NotNull @Schema(
                    type = "string",
                    allowableValues = {"agent", "manager", "admin"})
            Role role,

            @Nullable @Size(max = 100) List<UUID> siteIds,
            @Nullable @Size(max = 50) List<@NotBlank @Size(max = 60) String> skills,
            @Nullable Boolean isActive,
            @Nullable Boolean invite) {

        StaffDraft draft() {
            return new StaffDraft(email, name, publicName, role, siteIds, skills, isActive);
        }
    }

    record NewAgentView(
            @JsonUnwrapped AgentView agent,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable @Schema(description = "Shown this once; absent when the person has a password of their own")
            String oneTimePassword,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable @Schema(description = """
                    Shown this once, when the address has an account that another organisation made. The person \
                    accepts with it: POST /api/v1/auth/invitations/accept/""")
            String invitation,

            @JsonInclude(JsonInclude.Include.NON_NULL)
            @Nullable @Schema(description = "What to do with the invitation, in words; absent without one")
            String nextStep) {

        private static final String NEXT_STEP = """
                This address has an account already, made by another organisation. Give the invitation to the person \
                themselves. They sign in to that account and accept with POST /api/v1/auth/invitations/accept/; until \
                then they have no right here. If they do not know that account, withdraw the invitation with DELETE \
                and enlist them under another address of theirs.""";

        static NewAgentView of(Staff.Enlisted enlisted) {
            AgentView agent = AgentView.of(enlisted.member());
            return switch (enlisted.access()) {
                case AccessSecret.OneTimePassword once ->
                    new NewAgentView(agent, once.password().value(), null, null);
                case AccessSecret.Invitation invitation ->
                    new NewAgentView(agent, null, invitation.secret().value(), NEXT_STEP);
                case AccessSecret.Mailed(), AccessSecret.OwnPassword() -> new NewAgentView(agent, null, null, null);
            };
        }
    }

    record PasswordResetView(
            @Schema(description = "Shown this once") String oneTimePassword) {}

    private final Staff staff;
    private final Patching patching;

    AgentsController(Staff staff, Patching patching) {
        this.staff = staff;
        this.patching = patching;
    }

    @GetMapping
    @Requires(Right.SEE_STAFF)
    Page<AgentView> list(
            @RequestParam(name = "is_active", required = false) @Nullable Boolean active,
            @RequestParam(name = "role", required = false) @Nullable Role role,
            @RequestParam(name = "q", required = false) @Nullable String words,
            @SortableBy({"created_at", "name", "public_name", "email"}) Paging paging) {
        return paging.view(staff.list(active, role, words, paging.request()).map(AgentView::of));
    }

    @PostMapping
    @Operation(summary = "Take somebody on", description = """
            An address without an account gets one, with a one-time password. An address whose account another \
            organisation made is invited: status `invited`, with an `invitation` that only the person may learn. \
            With `invite` the person gets a letter by e-mail, is `invited` until they accept, and chooses their own \
            password; the answer comes once the letter is written down, and `letter` says how far it is. 409 \
            `already_member`, 409 `already_invited`, 409 `no_mail`.""")
    @Requires(Right.MANAGE_STAFF)
    @SecretResponse
    @ResponseStatus(HttpStatus.CREATED)
    NewAgentView create(@Valid @RequestBody NewAgent agent) {
        return NewAgentView.of(
                Boolean.TRUE.equals(agent.invite()) ? staff.enlistByMail(agent.draft()) : staff.enlist(agent.draft()));
    }

    @PostMapping("/{id}/invitation")
    @Operation(summary = "Send the letter of an invitation once more", description = """
            With another link; that of the letter before opens nothing any more. 409 `not_invited` for somebody who \
            has no open invitation, 409 `no_mail`.""")
    @Requires(Right.MANAGE_STAFF)
    @ResponseStatus(HttpStatus.ACCEPTED)
    AgentView inviteAgain(@PathVariable UUID id) {
        return AgentView.of(staff.inviteAgainByMail(new StaffId(id)));
    }

    @GetMapping("/{id}")
    @Requires(Right.SEE_STAFF)
    AgentView read(@PathVariable UUID id) {
        return AgentView.of(staff.get(new StaffId(id)));
    }

    @PutMapping("/{id}")
    @Requires(Right.MANAGE_STAFF)
    AgentView replace(@PathVariable UUID id, @Valid @RequestBody StaffDraft draft) {
        return AgentView.of(staff.change(new StaffId(id), draft));
    }

    @PatchMapping("/{id}")
    @Operation(summary = "Change a member of staff", description = """
            `is_active: true` brings somebody back who has left, unless they need a secret for it: 409 `enlist_again`. \
            Nobody accepts an invitation for another: 409 `not_accepted`.""")
    @Requires(Right.MANAGE_STAFF)
    AgentView change(
            @PathVariable UUID id,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content = @Content(schema = @Schema(implementation = StaffDraft.class)))
                    @RequestBody
                    JsonNode changes) {
        StaffDraft present = StaffDraft.of(staff.get(new StaffId(id)));
        return AgentView.of(staff.change(new StaffId(id), patching.apply(present, changes)));
    }

    @PostMapping("/{id}/password-reset")
    @Operation(summary = "Replace a forgotten or leaked password", description = """
            Answers with a one-time password, which the person must change at the next login. Every session and every \
            access token of the account ends. 409 `works_elsewhere_too` when the account also belongs to another \
            organisation or to an operator; 409 `enlist_again` for somebody who has left.""")
    @Requires(Right.MANAGE_STAFF)
    @SecretResponse
    PasswordResetView resetPassword(@PathVariable UUID id) {
        return new PasswordResetView(staff.resetPassword(new StaffId(id)).value());
    }

    /** A person who has worked here stays in the records. */
    @DeleteMapping("/{id}")
    @Operation(
            summary = "Dismiss somebody, or withdraw their invitation",
            description = "An invitation that was not accepted yet is withdrawn: its secret opens nothing any more.")
    @Requires(Right.MANAGE_STAFF)
    AgentView remove(@PathVariable UUID id) {
        return AgentView.of(staff.dismiss(new StaffId(id)));
    }
}
