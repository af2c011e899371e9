// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.DeskItem;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.erasure.ErasureLedger;
import org.firstsession.intake.erasure.ErasureWork;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.people.PersonReads;
import org.firstsession.intake.people.Seats;
import org.firstsession.intake.people.Whereabouts;
import org.firstsession.intake.request.TrialRequests;
import org.firstsession.intake.view.RequestCases;
import org.firstsession.intake.web.JsonBody;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What waits for the practice's staff, and what only they do. Each answer is recorded. */
@RestController
@RequestMapping("/internal/practices/{practice}")
@Transactional
class DeskApi {

    private final Desk desk;
    private final People people;
    private final Seats seats;
    private final RequestCases cases;
    private final ErasureWork erasures;
    private final ErasureLedger ledger;
    private final TrialRequests requests;
    private final PersonReads reads;
    private final JsonBody json;

    DeskApi(
            Desk desk,
            People people,
            Seats seats,
            RequestCases cases,
            ErasureWork erasures,
            ErasureLedger ledger,
            TrialRequests requests,
            PersonReads reads,
            JsonBody json) {
        this.desk = desk;
        this.people = people;
        this.seats = seats;
        this.cases = cases;
        this.erasures = erasures;
        this.ledger = ledger;
        this.requests = requests;
        this.reads = reads;
        this.json = json;
    }

    /** Who does something, and why. */
    record Asked(@Nullable String viewer, @Nullable String purpose) {}

    /**
     * Something that waits, without its words.
     *
     * @param minutes by how much somebody comes late; null for anything else
     * @param words whether there are words to read
     * @param form whether it is a form that can be taken as a request
     * @param doneBy who has seen it; null while nobody has
     */
    record Line(
            UUID itemId,
            @Nullable UUID requestId,
            @Nullable UUID personId,
            Matter matter,
            @Nullable Integer minutes,
            boolean words,
            boolean form,
            Instant cameAt,
            Instant dueAt,
            @Nullable String doneBy) {
        static Line of(DeskItem item) {
            boolean late = item.matter() == Matter.RUNNING_LATE;
            var words = item.words();
            return new Line(
                    item.itemId(),
                    item.requestId(),
                    item.personId(),
                    item.matter(),
                    late && words != null ? Integer.valueOf(words) : null,
                    !late && words != null,
                    item.form(),
                    item.cameAt(),
                    item.dueAt(),
                    item.doneBy());
        }
    }

    /** The same with its words. */
    record Shown(Line item, @Nullable String words) {
        @Override
        public String toString() {
            return "Shown[" + item.itemId() + ", redacted]";
        }
    }

    /** The request that a form became. */
    record Taken(UUID requestId) {}

    /** A therapist who wants to know where the people of a session sit. */
    record SeatsAsked(
            @Nullable String viewer, @Nullable String purpose, @Nullable String therapistId) {}

    /** Where somebody sits, and whom to call. */
    record Seat(
            UUID personId,
            String name,
            @Nullable String state,
            @Nullable String address,
            @Nullable String emergencyContact) {
        @Override
        public String toString() {
            return "Seat[redacted]";
        }
    }

    /** The list tells nothing of anybody; each look at words is recorded before they are given. */
    @GetMapping("/desk")
    List<Line> desk(@PathVariable String practice) {
        return Stream.concat(desk.waiting(practice).stream(), desk.lateAndSeen(practice).stream())
                .map(Line::of)
                .toList();
    }

    @PostMapping("/desk/{itemId}/reveal")
    Shown reveal(
            @PathVariable String practice, @PathVariable UUID itemId, @RequestBody Asked asked) {
        var item = find(practice, itemId);
        var request = item.requestId();
        var person = item.personId();
        reads.record(
                practice,
                stated(asked.viewer()),
                stated(asked.purpose()),
                request == null ? List.of() : List.of(request),
                List.of((person == null ? itemId : person).toString()));
        return new Shown(Line.of(item), item.words());
    }

    /** Takes a form that was left to a person as a request; doing so twice makes one. */
    @PostMapping("/desk/{itemId}/accept")
    Taken accept(
            @PathVariable String practice, @PathVariable UUID itemId, @RequestBody Asked asked) {
        var by = stated(asked.viewer());
        var form =
                desk.form(practice, itemId)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var access =
                requests.accept(
                        practice,
                        itemId,
                        json.read(form.getBytes(StandardCharsets.UTF_8)),
                        Channel.BOARD);
        desk.becomes(practice, itemId, access.requestId(), access.personId(), by);
        return new Taken(access.requestId());
    }

    /** Somebody has looked. A wish to be erased that is done without it is one that is answered. */
    @PostMapping("/desk/{itemId}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable String practice, @PathVariable UUID itemId, @RequestBody Asked asked) {
        var item = find(practice, itemId);
        if (!desk.done(practice, itemId, stated(asked.viewer()))) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        var person = item.personId();
        if (item.matter() == Matter.ERASURE_ASKED && person != null) {
            ledger.answered(person);
        }
    }

    private DeskItem find(String practice, UUID itemId) {
        return desk.find(practice, itemId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /** For the therapist of the session alone, while it is to come or has just been. */
    @PostMapping("/requests/{requestId}/whereabouts")
    List<Seat> whereabouts(
            @PathVariable String practice,
            @PathVariable UUID requestId,
            @RequestBody SeatsAsked asked) {
        var session =
                cases.find(requestId)
                        .filter(found -> found.practiceId().equals(practice))
                        .flatMap(found -> found.standingSession())
                        .filter(it -> it.hour().therapistId().equals(asked.therapistId()))
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var found = people.ofRequest(practice, requestId);
        reads.record(
                practice,
                stated(asked.viewer()),
                stated(asked.purpose()),
                List.of(requestId),
                found.stream().map(person -> person.personId().toString()).toList());
        return found.stream()
                .map(person ->
                        seat(
                                person,
                                session.side(person.personId().toString()).seat(),
                                seats.find(requestId, person.personId())
                                        .orElse(new Whereabouts(null, null))))
                .toList();
    }

    /** Erases somebody by the practice's decision; it is carried out at once. */
    @PostMapping("/requests/{requestId}/people/{personId}/erase")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void erase(
            @PathVariable String practice,
            @PathVariable UUID requestId,
            @PathVariable UUID personId,
            @RequestBody Asked asked) {
        people.find(practice, requestId, personId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        reads.record(
                practice,
                stated(asked.viewer()),
                stated(asked.purpose()),
                List.of(requestId),
                List.of(personId.toString()));
        var role = people.isPartner(requestId, personId) ? Links.PARTNER : Links.CLIENT;
        erasures.carryOut(new Access(UUID.randomUUID(), practice, requestId, personId, role));
    }

    private static Seat seat(Person person, @Nullable String state, Whereabouts whereabouts) {
        return new Seat(
                person.personId(),
                person.name(),
                state,
                whereabouts.address(),
                whereabouts.emergencyContact());
    }

    /** A read without a named viewer or a purpose would be one that nobody can account for. */
    private static String stated(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        return text;
    }
}
