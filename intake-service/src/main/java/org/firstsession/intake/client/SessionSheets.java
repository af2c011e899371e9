// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.people.Arrival;
import org.firstsession.intake.people.Arrivals;
import org.firstsession.intake.people.Seats;
import org.firstsession.intake.people.TherapistPeople;
import org.firstsession.intake.people.TherapistPerson;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.view.RequestCase;
import org.firstsession.intake.view.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts together what a person's page tells of their session. */
@Component
class SessionSheets {

    private static final Duration NEAR = Duration.ofHours(2);

    private final Practices practices;
    private final TherapistPeople therapists;
    private final Arrivals arrivals;
    private final Seats seats;
    private final Clock clock;

    SessionSheets(
            Practices practices,
            TherapistPeople therapists,
            Arrivals arrivals,
            Seats seats,
            Clock clock) {
        this.practices = practices;
        this.therapists = therapists;
        this.arrivals = arrivals;
        this.seats = seats;
        this.clock = clock;
    }

    /** The sheet; empty when no session was ever confirmed. */
    Optional<SessionSheet> of(Access access, RequestCase stands) {
        return stands.lastSession().map(session -> of(access, session));
    }

    private SessionSheet of(Access access, Session session) {
        var now = Instant.now(clock);
        var practice = practices.find(access.practiceId());
        var hour = session.hour();
        var start = hour.startsAt();
        var lateFrom =
                practice.map(Practice::lateCancelHours)
                        .filter(hours -> hours > 0)
                        .map(hours -> start.minus(Duration.ofHours(hours)))
                        .orElse(null);
        return new SessionSheet(
                session,
                !start.isAfter(now),
                lateFrom,
                lateFrom != null && now.isAfter(lateFrom),
                now.isAfter(start.minus(NEAR)) && now.isBefore(hour.endsAt()),
                hour.virtual() ? videoLink(access, hour.therapistId()) : null,
                practice.flatMap(it -> it.office(hour.officeId()))
                        .map(Practice.PlaceOfPractice::address)
                        .orElse(null),
                arrival(access, hour.officeId()),
                session.side(access.personId().toString()),
                hour.virtual()
                        ? seats.find(access.requestId(), access.personId()).orElse(null)
                        : null);
    }

    private @Nullable String videoLink(Access access, String therapistId) {
        return therapists
                .find(access.practiceId(), therapistId)
                .map(TherapistPerson::videoLink)
                .orElse(null);
    }

    private @Nullable Arrival arrival(Access access, @Nullable String officeId) {
        return officeId == null ? null : arrivals.find(access.practiceId(), officeId).orElse(null);
    }
}
