// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.practice.Practices;
import org.firstsession.intake.receipt.Outcomes;
import org.firstsession.intake.receipt.Receipts;
import org.firstsession.intake.view.Couple;
import org.firstsession.intake.view.RequestCase;
import org.firstsession.intake.view.RequestCase.State;
import org.firstsession.intake.view.RequestCases;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether an invitation is open, and until when. */
@Component
public class InvitationViews {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final RequestCases cases;
    private final Receipts receipts;
    private final Outcomes outcomes;
    private final Practices practices;
    private final Links links;
    private final Clock clock;

    InvitationViews(
            RequestCases cases,
            Receipts receipts,
            Outcomes outcomes,
            Practices practices,
            Links links,
            Clock clock) {
        this.cases = cases;
        this.receipts = receipts;
        this.outcomes = outcomes;
        this.practices = practices;
        this.links = links;
        this.clock = clock;
    }

    /** The invitation that the link is for. */
    InvitationView of(Access invited) {
        var stands = decided(invited);
        var found = new LinkedHashMap<String, String>();
        if (stands.map(this::isOpen).orElse(true)) {
            found.put("join", links.action(invited, "join"));
            found.put("decline", links.action(invited, "decline"));
        }
        return new InvitationView(
                practice(invited).name(), stands.map(InvitationViews::until).orElse(null), found);
    }

    /** Until when the request's invitation can be answered; empty when it has none. */
    public Optional<Instant> deadline(Access invited) {
        return decided(invited).map(InvitationViews::until);
    }

    /** Whether it can be answered now, as far as is known. */
    public boolean isOpen(Access invited) {
        return decided(invited).map(this::isOpen).orElse(true);
    }

    Practice practice(Access access) {
        return practices
                .find(access.practiceId())
                .orElseThrow(() -> new ProblemException(ProblemType.UNKNOWN_PRACTICE));
    }

    /** Somebody may follow the link before the request behind it is decided: a moment's wait. */
    private Optional<RequestCase> decided(Access invited) {
        var known = cases.find(invited.requestId());
        if (known.isPresent()) {
            return known;
        }
        receipts.first(invited.requestId())
                .ifPresent(commandId -> outcomes.await(commandId, LONGEST_WAIT));
        return cases.find(invited.requestId());
    }

    private boolean isOpen(RequestCase stands) {
        var until = until(stands);
        return until != null
                && Instant.now(clock).isBefore(until)
                && stands.state() != State.CLOSED
                && stands.couple() instanceof Couple couple
                && couple.suggestedTo() == null
                && couple.aloneId() == null
                && couple.left().isEmpty();
    }

    private static @Nullable Instant until(RequestCase stands) {
        var couple = stands.couple();
        return couple == null ? null : couple.invitedUntil();
    }
}
