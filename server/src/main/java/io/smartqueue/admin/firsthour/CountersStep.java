package io.smartqueue.admin.firsthour;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** So many counters with the organisation's own word for them and a number. */
record CountersStep(
        @NotBlank @Size(max = 60) String word,
        @NotNull @Min(1) @Max(50) Integer count) {}
