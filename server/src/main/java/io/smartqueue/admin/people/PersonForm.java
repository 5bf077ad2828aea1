package io.smartqueue.admin.people;

import io.smartqueue.admin.part.Form;
import io.smartqueue.admin.part.FormChanges;
import io.smartqueue.staff.StaffDraft;
import io.smartqueue.staff.StaffMember;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The form of a person: as the draft of the API, but for the skills, which stand in one line. */
final class PersonForm {

    static final String KIND = "person";
    private static final String SKILLS = "skills";

    private PersonForm() {}

    static Map<String, List<String>> of(StaffMember member) {
        Map<String, List<String>> fields = new TreeMap<>();
        fields.put("name", List.of(member.name()));
        fields.put("public_name", List.of(member.publicName()));
        fields.put("role", List.of(member.role().code()));
        fields.put(
                "site_ids",
                member.siteIds().stream().map(UUID::toString).sorted().toList());
        fields.put(SKILLS, member.skills().isEmpty() ? List.of() : List.of(String.join(", ", member.skills())));
        return fields;
    }

    /** @throws io.smartqueue.kernel.Refusal that names each field which cannot be accepted */
    static StaffDraft draft(FormChanges changes, Form typed) {
        return changes.draft(listed(typed, Map.of()), StaffDraft.class);
    }

    /** Of somebody who is known: address and state are not in the form. */
    static StaffDraft draft(FormChanges changes, Form typed, StaffMember member) {
        return changes.draft(
                listed(
                        typed,
                        Map.of(
                                "email",
                                List.of(member.email()),
                                "is_active",
                                List.of(Boolean.toString(member.isActive())))),
                StaffDraft.class);
    }

    private static Form listed(Form typed, Map<String, List<String>> more) {
        Map<String, List<String>> values = new TreeMap<>(typed.values());
        values.put(
                SKILLS,
                Arrays.stream(typed.value(SKILLS).split("[,;\n]"))
                        .map(String::strip)
                        .filter(skill -> !skill.isEmpty())
                        .toList());
        values.putAll(more);
        return new Form(typed.kind(), values, typed.seen(), List.of(), null, Map.of());
    }
}
