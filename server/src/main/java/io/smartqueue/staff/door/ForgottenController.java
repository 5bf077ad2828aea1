package io.smartqueue.staff.door;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smartqueue.page.PageContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "auth", description = "Signing in and out")
class ForgottenController {

    record Forgotten(@NotBlank @Size(max = 254) String email) {}

    record Reset(
            @NotBlank @Size(max = 200) String token,
            @NotNull @Size(max = 200) @JsonProperty("new") String replacement) {}

    private final ForgottenPasswords forgotten;

    ForgottenController(ForgottenPasswords forgotten) {
        this.forgotten = forgotten;
    }

    @PostMapping("/forgot")
    @Operation(summary = "Ask for a letter to choose another password", description = """
            Always 202, so that nobody learns which addresses have an account. An account gets at most three letters \
            an hour, in the language of the request; the secret in one is good once, for 30 minutes. 409 `no_mail` \
            where this installation sends no e-mail.""")
    @SecurityRequirements
    @ResponseStatus(HttpStatus.ACCEPTED)
    void forgot(@Valid @RequestBody Forgotten body, @Parameter(hidden = true) PageContext pageContext) {
        forgotten.ask(body.email(), pageContext.words());
    }

    @PostMapping("/reset")
    @Operation(summary = "Choose another password with the secret of a letter", description = """
            Ends every session of the account. 400 `token_spent` for a secret that was used, is too old or never \
            existed.""")
    @SecurityRequirements
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reset(@Valid @RequestBody Reset body) {
        forgotten.reset(body.token(), body.replacement());
    }
}
