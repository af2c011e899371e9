// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.TherapistPeople;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.view.Offer;
import org.firstsession.intake.view.RequestCase;
import org.firstsession.intake.view.RequestCase.Hour;
import org.firstsession.intake.view.RequestCase.State;
import org.firstsession.intake.view.RequestCases;
import org.firstsession.intake.view.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names, places and links to what events tell. */
@Component
public class ClientViews {

    private static final String VIDEO = "Video";

    private final RequestCases cases;
    private final People people;
    private final TherapistPeople therapists;
    private final Practices practices;
    private final Links links;
    private final Clock clock;

    ClientViews(
            RequestCases cases,
            People people,
            TherapistPeople therapists,
            Practices practices,
            Links links,
            Clock clock) {
        this.cases = cases;
        this.people = people;
        this.therapists = therapists;
        this.practices = practices;
        this.links = links;
        this.clock = clock;
    }

    /** Where the holder's request stands now. */
    public ClientView of(Access access) {
        return of(access, stands(access));
    }

    /** The request as the link's holder may see it. */
    RequestCase stands(Access access) {
        return stands(access, cases.find(access.requestId()));
    }

    private RequestCase stands(Access access, Optional<RequestCase> decided) {
        return decided.map(it -> it.seenBy(access.personId().toString(), Instant.now(clock)))
                .orElseGet(() -> RequestCase.received(access.practiceId()));
    }

    /** All that a page needs to know of how things stand, looked up once. */
    Visit visit(Access access) {
        var decided = cases.find(access.requestId());
        var stands = stands(access, decided);
        return new Visit(
                access,
                decided.orElse(null),
                stands,
                of(access, stands),
                people.timeZone(access.requestId(), access.personId()).orElse(ZoneOffset.UTC));
    }

    ClientView of(Access access, RequestCase stands) {
        var practice = practices.find(access.practiceId());
        var names = names(access.practiceId(), stands);
        var because = stands.closedBecause();
        return new ClientView(
                access.requestId().toString(),
                lowerCase(stands.state()),
                because == null ? null : lowerCase(because),
                offer(stands.offer(), names, practice),
                session(access, stands.session(), names, practice),
                links(access, stands, practice.map(Practice::holdExtensions).orElse(0)));
    }

    /** The links of a request that was accepted just now. */
    public Map<String, String> firstLinks(Access access) {
        return links(access, RequestCase.received(access.practiceId()), 0);
    }

    private Map<String, String> links(Access access, RequestCase stands, int mostExtensions) {
        var found = new LinkedHashMap<String, String>();
        found.put("self", links.self(access));
        found.put("page", links.page(access));
        var personId = access.personId().toString();
        for (var action : Action.thatApply(stands, personId, mostExtensions, Instant.now(clock))) {
            found.put(action.linkName(), links.action(access, action.linkName()));
        }
        if (access.role().equals(Links.CLIENT) && mayHandOver(stands)) {
            links.ofRole(access.requestId(), Links.INVITED)
                    .ifPresent(invited -> found.put("invite", links.page(invited)));
        }
        return found;
    }

    private static boolean mayHandOver(RequestCase stands) {
        return stands.state() == State.RECEIVED
                || stands.state() == State.AWAITING_PARTNER && stands.offer() == null;
    }

    private Map<String, String> names(String practiceId, RequestCase stands) {
        var ids = new ArrayList<String>();
        var offer = stands.offer();
        if (offer != null) {
            offer.options().forEach(option -> ids.add(option.hour().therapistId()));
        }
        var session = stands.session();
        if (session != null) {
            ids.add(session.hour().therapistId());
        }
        return therapists.displayNames(practiceId, ids);
    }

    private static ClientView.@Nullable Offer offer(
            @Nullable Offer offer, Map<String, String> names, Optional<Practice> practice) {
        return offer == null
                ? null
                : new ClientView.Offer(
                        offer.offerId(),
                        offer.expiresAt(),
                        offer.options().stream()
                                .map(option -> option(option, names, practice))
                                .toList());
    }

    private static ClientView.Option option(
            RequestCase.Option option, Map<String, String> names, Optional<Practice> practice) {
        var hour = option.hour();
        return new ClientView.Option(
                option.optionId(),
                therapist(hour, names),
                hour.startsAt(),
                hour.endsAt(),
                format(hour),
                place(hour, practice));
    }

    private static ClientView.@Nullable Session session(
            Access access,
            @Nullable Session session,
            Map<String, String> names,
            Optional<Practice> practice) {
        return session == null
                ? null
                : new ClientView.Session(
                        session.sessionId(),
                        therapist(session.hour(), names),
                        session.hour().startsAt(),
                        session.hour().endsAt(),
                        format(session.hour()),
                        place(session.hour(), practice),
                        status(session, access.personId().toString()));
    }

    /** As far as it is the holder's own: how it went for the other is the other's. */
    private static String status(Session session, String personId) {
        if (session.isCancelled()) {
            return "cancelled";
        }
        var outcome = session.side(personId).outcome();
        return outcome == null ? "confirmed" : lowerCase(outcome);
    }

    private static ClientView.Therapist therapist(Hour hour, Map<String, String> names) {
        var id = hour.therapistId();
        return new ClientView.Therapist(id, names.getOrDefault(id, id));
    }

    private static String format(Hour hour) {
        return hour.virtual() ? "virtual" : "in-person";
    }

    private static String place(Hour hour, Optional<Practice> practice) {
        return hour.virtual()
                ? VIDEO
                : practice.flatMap(known -> known.office(hour.officeId()))
                        .map(Practice.PlaceOfPractice::nameAndAddress)
                        .orElse("");
    }

    private static String lowerCase(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
