// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.internal;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.firstsession.intake.erasure.ErasureLedger;
import org.firstsession.intake.invite.InvitationViews;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.ContactRules;
import org.firstsession.intake.people.Invitation;
import org.firstsession.intake.people.Invitations;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.Person;
import org.firstsession.intake.people.PersonReads;
import org.firstsession.intake.people.SafetyAnswers;
import org.firstsession.intake.people.TherapistPeople;
import org.firstsession.intake.screening.ConcernKind;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Contacts and names for the other services. Each answer is recorded in its own transaction. */
@RestController
@RequestMapping("/internal/practices/{practice}")
@Transactional
class PeopleApi {

    private static final String SERVICE = "service";

    private final People people;
    private final TherapistPeople therapists;
    private final PersonReads reads;
    private final ErasureLedger erasures;
    private final Links links;
    private final Invitations invitations;
    private final InvitationViews invitationViews;

    PeopleApi(
            People people,
            TherapistPeople therapists,
            PersonReads reads,
            ErasureLedger erasures,
            Links links,
            Invitations invitations,
            InvitationViews invitationViews) {
        this.invitations = invitations;
        this.invitationViews = invitationViews;
        this.people = people;
        this.therapists = therapists;
        this.reads = reads;
        this.erasures = erasures;
        this.links = links;
    }

    /**
     * A client as a message needs them.
     *
     * @param worried whether their own words or private answers raised a worry
     */
    record Contact(
            UUID personId,
            String name,
            @Nullable String email,
            @Nullable String phone,
            List<String> contactBy,
            String timeZone,
            String link,
            String language,
            ContactRules safeContact,
            boolean worried) {
        @Override
        public String toString() {
            return "Contact[redacted]";
        }
    }

    /**
     * An invitation to a partner, to be sent once.
     *
     * @param inviterFirstName null unless the asker agreed
     */
    record ToSend(
            String email,
            String language,
            String link,
            @Nullable String inviterFirstName,
            Instant expiresAt) {
        @Override
        public String toString() {
            return "ToSend[redacted]";
        }
    }

    /** A therapist as a message needs them. */
    record TherapistContact(
            String therapistId,
            String name,
            @Nullable String credentials,
            @Nullable String email,
            @Nullable String videoLink) {
        @Override
        public String toString() {
            return "TherapistContact[redacted]";
        }
    }

    /** Whose names a page needs. */
    record NamesAsked(
            String viewer, String purpose, List<UUID> requestIds, List<String> therapistIds) {}

    /** Names by id; unknown ids are left out. */
    record Names(Map<String, String> requests, Map<String, String> therapists) {
        @Override
        public String toString() {
            return "Names[redacted]";
        }
    }

    /** Who wants to see a request's people, and why. */
    record RevealAsked(String viewer, String purpose) {}

    /** A client in full. */
    record Revealed(
            UUID personId,
            String name,
            @Nullable String email,
            @Nullable String phone,
            List<String> contactBy) {
        static Revealed of(Person person) {
            return new Revealed(
                    person.personId(),
                    person.name(),
                    person.email(),
                    person.phone(),
                    person.contactBy());
        }

        @Override
        public String toString() {
            return "Revealed[redacted]";
        }
    }

    /** A request's people and words, and what the words raised when they were screened. */
    record Reveal(List<Revealed> people, @Nullable String message, List<ConcernKind> concerns) {
        @Override
        public String toString() {
            return "Reveal[redacted]";
        }
    }

    @GetMapping("/requests/{requestId}/people/{personId}")
    Contact person(
            @PathVariable String practice,
            @PathVariable UUID requestId,
            @PathVariable UUID personId,
            @RequestParam String purpose) {
        if (erasures.isGone(personId)) {
            throw new ProblemException(ProblemType.GONE);
        }
        var person =
                people.find(practice, requestId, personId)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        reads.record(practice, SERVICE, purpose, List.of(requestId), List.of(personId.toString()));
        var link =
                new Access(
                        UUID.randomUUID(),
                        practice,
                        requestId,
                        personId,
                        people.isPartner(requestId, personId) ? Links.PARTNER : Links.CLIENT);
        links.add(link);
        return new Contact(
                personId,
                person.name(),
                person.email(),
                person.phone(),
                person.contactBy(),
                person.timeZone(),
                links.page(link),
                person.language(),
                person.contactRules(),
                isWorried(requestId, personId));
    }

    private boolean isWorried(UUID requestId, UUID personId) {
        return people.raisedConcern(requestId, personId)
                || people.safetyAnswers(requestId, personId)
                        .filter(SafetyAnswers::isWorry)
                        .isPresent();
    }

    /** The invitation that the asker wants the practice to send; 404 when there is none to send. */
    @GetMapping("/requests/{requestId}/invitation")
    ToSend invitation(
            @PathVariable String practice,
            @PathVariable UUID requestId,
            @RequestParam String purpose) {
        var wished = invitations.find(practice, requestId);
        var email = wished.map(Invitation::email).orElse(null);
        var invited =
                links.ofRole(requestId, Links.INVITED)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        if (email == null || invitations.isBlocked(practice, email)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        // Not known here yet is no answer to "is there one to send": the asker of this asks again.
        var expiresAt =
                invitationViews
                        .deadline(invited)
                        .orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
        if (!invitationViews.isOpen(invited)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        reads.record(
                practice,
                SERVICE,
                purpose,
                List.of(requestId),
                List.of(invited.personId().toString()));
        var said = wished.orElseThrow();
        var asker = people.ofRequest(practice, requestId).stream().findFirst();
        return new ToSend(
                email,
                said.language(),
                links.page(invited),
                said.saysWhoInvites() ? asker.map(Person::firstName).orElse(null) : null,
                expiresAt);
    }

    @GetMapping("/therapists/{therapistId}")
    TherapistContact therapist(
            @PathVariable String practice,
            @PathVariable String therapistId,
            @RequestParam String purpose) {
        var therapist =
                therapists
                        .find(practice, therapistId)
                        .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        reads.record(practice, SERVICE, purpose, List.of(), List.of(therapistId));
        return new TherapistContact(
                therapistId,
                therapist.name(),
                therapist.credentials(),
                therapist.email(),
                therapist.videoLink());
    }

    @PostMapping("/names")
    Names names(@PathVariable String practice, @RequestBody NamesAsked asked) {
        var requestIds = Objects.requireNonNullElse(asked.requestIds(), List.<UUID>of());
        var therapistIds = Objects.requireNonNullElse(asked.therapistIds(), List.<String>of());
        var clients = people.names(practice, requestIds);
        var shown = therapists.displayNames(practice, therapistIds);
        if (!clients.isEmpty() || !shown.isEmpty()) {
            reads.record(
                    practice,
                    stated(asked.viewer()),
                    stated(asked.purpose()),
                    clients.keySet(),
                    shown.keySet());
        }
        return new Names(
                clients.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        entry -> entry.getKey().toString(), Map.Entry::getValue)),
                shown);
    }

    @PostMapping("/requests/{requestId}/reveal")
    Reveal reveal(
            @PathVariable String practice,
            @PathVariable UUID requestId,
            @RequestBody RevealAsked asked) {
        var found = people.ofRequest(practice, requestId);
        if (found.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        reads.record(
                practice,
                stated(asked.viewer()),
                stated(asked.purpose()),
                List.of(requestId),
                found.stream().map(person -> person.personId().toString()).toList());
        return new Reveal(
                found.stream().map(Revealed::of).toList(),
                people.message(practice, requestId).orElse(null),
                people.concerns(practice, requestId));
    }

    /** A read without a named viewer or a purpose would be one that nobody can account for. */
    private static String stated(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        return text;
    }
}
