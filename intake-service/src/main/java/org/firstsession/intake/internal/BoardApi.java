// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.firstsession.intake.Ids;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.PeopleSearch;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.people.PersonReads;
import org.firstsession.intake.people.SafetyAnswers;
import org.firstsession.intake.people.StaffNotes;
import org.firstsession.intake.request.Contacts;
import org.firstsession.intake.request.TrialRequests;
import org.firstsession.intake.screening.ConcernKind;
import org.firstsession.intake.web.JsonBody;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the coordinators' board does in the vault. Each answer that shows a person is recorded. */
@RestController
@RequestMapping("/internal/practices/{practice}")
class BoardApi {

    private static final int LONGEST_NOTE = 5_000;

    private final People people;
    private final StaffNotes notes;
    private final PeopleSearch search;
    private final PersonReads reads;
    private final TrialRequests requests;
    private final JsonBody json;

    BoardApi(
            People people,
            StaffNotes notes,
            PeopleSearch search,
            PersonReads reads,
            TrialRequests requests,
            JsonBody json) {
        this.people = people;
        this.notes = notes;
        this.search = search;
        this.reads = reads;
        this.requests = requests;
        this.json = json;
    }

    /** How somebody may be reached, without saying where. */
    record Rules(
            UUID personId,
            List<String> contactBy,
            String language,
            boolean leaveMessage,
            boolean invite,
            boolean neutralSubject) {
        static Rules of(Person person) {
            return new Rules(
                    person.personId(),
                    person.contactBy(),
                    person.language(),
                    person.contactRules().leaveMessage(),
                    person.contactRules().invite(),
                    person.contactRules().neutralSubject());
        }
    }

    /** The rules of a request's people. */
    record RulesOfRequest(List<Rules> people) {}

    /** Who looks for whom. */
    record SearchAsked(@Nullable String viewer, @Nullable String purpose, @Nullable String text) {
        @Override
        public String toString() {
            return "SearchAsked[redacted]";
        }
    }

    /** The requests that were found, the latest first. */
    record Found(List<UUID> requestIds) {}

    /** Words to keep. */
    record NoteGiven(@Nullable UUID noteId, @Nullable String author, @Nullable String text) {
        @Override
        public String toString() {
            return "NoteGiven[redacted]";
        }
    }

    /** Who asks, and why. */
    record Asked(@Nullable String viewer, @Nullable String purpose) {}

    /** People with the same contact. */
    record Duplicates(List<PeopleSearch.Duplicate> duplicates) {}

    /** The notes about a request. */
    record Notes(List<StaffNotes.Note> notes) {
        @Override
        public String toString() {
            return "Notes[redacted]";
        }
    }

    /** What raised a worry: kinds that were read from words, and private answers. */
    record Worries(List<ConcernKind> concerns, List<Answered> answers) {
        @Override
        public String toString() {
            return "Worries[redacted]";
        }
    }

    /** What somebody answered for the practice alone. */
    record Answered(UUID personId, boolean speaksFreely, boolean tellAlone) {
        static Answered of(UUID personId, SafetyAnswers answers) {
            return new Answered(personId, answers.speaksFreely(), answers.tellAlone());
        }
    }

    /** The request that was taken. */
    record Taken(UUID requestId) {}

    /** Codes and pseudonymous ids, nobody's contact. */
    @GetMapping("/requests/{requestId}/contact-rules")
    RulesOfRequest rules(@PathVariable String practice, @PathVariable UUID requestId) {
        return new RulesOfRequest(
                people.ofRequest(practice, requestId).stream().map(Rules::of).toList());
    }

    @PostMapping("/search")
    Found search(@PathVariable String practice, @RequestBody SearchAsked asked) {
        var viewer = stated(asked.viewer());
        var purpose = stated(asked.purpose());
        var found = found(practice, stated(asked.text()));
        if (!found.isEmpty()) {
            reads.record(practice, viewer, purpose, found, List.of());
        }
        return new Found(found);
    }

    private List<UUID> found(String practice, String text) {
        var email = Contacts.email(text);
        if (email.isPresent()) {
            return search.byContact(practice, "email", email.get());
        }
        var found = new ArrayList<>(search.byName(practice, text));
        Contacts.phone(text)
                .ifPresent(phone -> found.addAll(search.byContact(practice, "phone", phone)));
        return found.stream().distinct().toList();
    }

    @PostMapping("/requests/{requestId}/notes")
    void note(
            @PathVariable String practice,
            @PathVariable UUID requestId,
            @RequestBody NoteGiven given) {
        var text = stated(given.text());
        var noteId = given.noteId();
        if (noteId == null || text.length() > LONGEST_NOTE) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        if (people.ofRequest(practice, requestId).isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        notes.add(practice, requestId, noteId, stated(given.author()), text);
    }

    @PostMapping("/requests/{requestId}/notes/read")
    Notes notes(
            @PathVariable String practice, @PathVariable UUID requestId, @RequestBody Asked asked) {
        var kept = notes.of(practice, requestId);
        if (!kept.isEmpty()) {
            reads.record(
                    practice,
                    stated(asked.viewer()),
                    stated(asked.purpose()),
                    List.of(requestId),
                    kept.stream().map(note -> note.noteId().toString()).toList());
        }
        return new Notes(kept);
    }

    @PostMapping("/requests/{requestId}/duplicates")
    Duplicates duplicates(
            @PathVariable String practice, @PathVariable UUID requestId, @RequestBody Asked asked) {
        var viewer = stated(asked.viewer());
        var purpose = stated(asked.purpose());
        var found = search.duplicates(practice, requestId);
        if (!found.isEmpty()) {
            reads.record(
                    practice,
                    viewer,
                    purpose,
                    found.stream().map(PeopleSearch.Duplicate::otherRequestId).distinct().toList(),
                    found.stream().map(each -> each.otherPersonId().toString()).toList());
        }
        return new Duplicates(found);
    }

    /** For a clinical lead, as people were told who answered. */
    @PostMapping("/requests/{requestId}/worries")
    @Transactional
    Worries worries(
            @PathVariable String practice, @PathVariable UUID requestId, @RequestBody Asked asked) {
        var persons = people.ofRequest(practice, requestId).stream().map(Person::personId).toList();
        reads.record(
                practice,
                stated(asked.viewer()),
                stated(asked.purpose()),
                List.of(requestId),
                persons.stream().map(UUID::toString).toList());
        return new Worries(
                people.concerns(practice, requestId),
                persons.stream()
                        .flatMap(person ->
                                people.safetyAnswers(requestId, person).stream()
                                        .map(answers -> Answered.of(person, answers)))
                        .toList());
    }

    /** What a caller asks for, typed in by staff: the same checks, the same queue. */
    @PostMapping("/requests")
    Taken request(
            @PathVariable String practice,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody byte[] body) {
        var id =
                Ids.parse(stated(key))
                        .orElseThrow(() -> new ProblemException(ProblemType.MISSING_KEY));
        return new Taken(requests.accept(practice, id, json.read(body), Channel.PHONE).requestId());
    }

    /** A read without a named viewer or a purpose would be one that nobody can account for. */
    private static String stated(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        return text;
    }
}
