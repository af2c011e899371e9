// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import java.time.Clock;
import java.time.Instant;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.people.People;
import org.firstsession.intake.people.SafetyAnswers;
import org.firstsession.intake.view.HeldRequests;
import org.firstsession.intake.view.RequestCases;
import org.springframework.stereotype.Component;

/**
 * Which erasures the practice's privacy officer decides: once a session has begun there are records
 * that the law wants kept, and while somebody may not be safe the practice must be able to reach
 * them. Of two partners each is judged by their own words alone, so that neither learns from it
 * what the other said.
 */
@Component
class Officer {

    private final RequestCases cases;
    private final HeldRequests held;
    private final People people;
    private final Clock clock;

    Officer(RequestCases cases, HeldRequests held, People people, Clock clock) {
        this.cases = cases;
        this.held = held;
        this.people = people;
        this.clock = clock;
    }

    boolean decides(Access whose) {
        return hasBegun(whose) || isHeld(whose);
    }

    private boolean hasBegun(Access whose) {
        return cases.find(whose.requestId())
                .flatMap(found -> found.lastSession())
                .filter(session -> !session.isCancelled())
                .filter(session -> !session.hour().startsAt().isAfter(Instant.now(clock)))
                .isPresent();
    }

    private boolean isHeld(Access whose) {
        var request = whose.requestId();
        var person = whose.personId();
        boolean raised =
                people.raisedConcern(request, person)
                        || people.safetyAnswers(request, person)
                                .filter(SafetyAnswers::isWorry)
                                .isPresent();
        boolean alone = people.ofRequest(whose.practiceId(), request).size() == 1;
        return alone ? held.contains(request) || raised && !cases.isKnown(request) : raised;
    }
}
