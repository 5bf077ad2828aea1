package io.smartqueue.counter;

import io.smartqueue.queue.TicketId;
import io.smartqueue.security.Caller;
import io.smartqueue.security.Requires;
import io.smartqueue.security.Right;
import io.smartqueue.web.PlainText;
import io.smartqueue.web.paging.Page;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/tenants/{slug}/tickets/{id}/notes")
@Tag(name = "tickets")
class NotesController {

    record Draft(
            @PlainText.Lines @NotBlank @Size(max = Notes.LONGEST) String text) {}

    private final Notes notes;

    NotesController(Notes notes) {
        this.notes = notes;
    }

    /** The last hundred notes about the visit on one page, newest first. */
    @GetMapping
    @Requires(Right.SEE_THE_LINE)
    Page<Notes.Note> list(@PathVariable UUID id) {
        return Page.whole(notes.about(new TicketId(id)));
    }

    /** Adds a note for the next agent; the customer does not see it. */
    @PostMapping
    @Requires(Right.SERVE)
    @ResponseStatus(HttpStatus.CREATED)
    Notes.Note write(Caller caller, @PathVariable UUID id, @Valid @RequestBody Draft draft) {
        return notes.write(new TicketId(id), caller.staffId(), draft.text());
    }
}
