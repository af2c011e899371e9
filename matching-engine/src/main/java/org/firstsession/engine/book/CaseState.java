// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.List;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.PersonId;
import org.jspecify.annotations.Nullable;

/** Where a case stands. {@link Case} has the steps from one state to the next. */
public sealed interface CaseState {

    /** A partner may join until the deadline; nothing is held. */
    record Invited(Instant expiresAt) implements CaseState {}

    /**
     * Nothing is offered just now, and a person has a task.
     *
     * @param person whether matching stopped until that person has looked
     */
    record Waiting(boolean person) implements CaseState {}

    /** Nothing is possible now; whatever becomes free is offered in the order of {@code since}. */
    record Waitlisted(Instant since, Instant reviewAt) implements CaseState {}

    /** An offer is open; its options are held. */
    record Offered(Offer offer) implements CaseState {}

    /** Everybody has agreed to an option, and its therapist is asked. */
    record TherapistAsked(Offer offer, Option option, Instant answerBy) implements CaseState {}

    /** The joint session isn't going ahead; one person may go on alone. */
    record AloneSuggested(PersonId personId, Instant answerBy) implements CaseState {}

    /**
     * A session is booked.
     *
     * @param move an open offer of other hours; the session stays until one of them is agreed
     */
    record Confirmed(Session session, @Nullable Offer move) implements CaseState {}

    /** It is recorded for everybody how the session went. */
    record Settled(Session session, List<PersonChoice> choices, Instant answerBy)
            implements CaseState {

        public Settled {
            choices = List.copyOf(choices);
        }
    }

    /** The request has ended. */
    record Closed(Instant closedAt) implements CaseState {}
}
