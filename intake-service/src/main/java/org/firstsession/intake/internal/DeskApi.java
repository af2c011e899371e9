// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.internal;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.DeskItem;
import org.firstsession.intake.erasure.ErasureWork;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.people.PersonReads;
import org.firstsession.intake.people.Seats;
import org.firstsession.intake.people.Whereabouts;
import org.firstsession.intake.view.RequestCases;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    private final PersonReads reads;

    DeskApi(
            Desk desk,
            People people,
            Seats seats,
            RequestCases cases,
            ErasureWork erasures,
            PersonReads reads) {
        this.desk = desk;
        this.people = people;
        this.seats = seats;
        this.cases = cases;
        this.erasures = erasures;
        this.reads = reads;
    }

    /** Who does something, and why. */
    record Asked(@Nullable String viewer, @Nullable String purpose) {}

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

    @GetMapping("/desk")
    List<DeskItem> desk(
            @PathVariable String practice,
            @RequestParam String viewer,
            @RequestParam String purpose) {
        var waiting = desk.waiting(practice);
        if (!waiting.isEmpty()) {
            reads.record(
                    practice,
                    stated(viewer),
                    stated(purpose),
                    waiting.stream().map(DeskItem::requestId).filter(Objects::nonNull).toList(),
                    waiting.stream()
                            .map(DeskItem::personId)
                            .filter(Objects::nonNull)
                            .map(UUID::toString)
                            .toList());
        }
        return waiting;
    }

    @PostMapping("/desk/{itemId}/done")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void done(@PathVariable String practice, @PathVariable UUID itemId, @RequestBody Asked asked) {
        if (!desk.done(practice, itemId, stated(asked.viewer()))) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
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
