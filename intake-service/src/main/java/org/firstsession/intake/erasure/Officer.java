// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.people.People;
import org.firstsession.intake.view.RequestCase;
import org.firstsession.intake.view.RequestCases;
import org.jspecify.annotations.Nullable;
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
    private final People people;
    private final Clock clock;

    Officer(RequestCases cases, People people, Clock clock) {
        this.cases = cases;
        this.people = people;
        this.clock = clock;
    }

    boolean decides(Access whose) {
        return decides(whose, cases.find(whose.requestId()).orElse(null));
    }

    /** The same where it is known how the request stands; null while nothing is decided of it. */
    boolean decides(Access whose, @Nullable RequestCase decided) {
        return hasBegun(decided) || isHeld(whose, decided != null);
    }

    private boolean hasBegun(@Nullable RequestCase decided) {
        return Optional.ofNullable(decided)
                .flatMap(RequestCase::lastSession)
                .filter(session -> !session.isCancelled())
                .filter(session -> !session.hour().startsAt().isAfter(Instant.now(clock)))
                .isPresent();
    }

    private boolean isHeld(Access whose, boolean known) {
        var safety = people.safety(whose.requestId(), whose.personId());
        return safety.alone() ? safety.held() || safety.worries() && !known : safety.worries();
    }
}
