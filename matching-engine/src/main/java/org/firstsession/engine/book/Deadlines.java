// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import java.util.Optional;
import org.firstsession.engine.types.Policy;

/**
 * When the state of a case itself asks for something. A deadline that only calls a person is silent
 * while a person has a task already: the task has a due time of its own.
 */
record Deadlines(Policy policy) {

    Optional<Instant> of(Case one) {
        boolean called = !one.tasks().isEmpty();
        return Optional.ofNullable(
                switch (one.state()) {
                    case CaseState.Invited invited -> invited.expiresAt();
                    case CaseState.Offered offered -> offered.offer().expiresAt();
                    case CaseState.Confirmed confirmed when confirmed.move() != null ->
                            confirmed.move().expiresAt();
                    case CaseState.Closed closed -> closed.closedAt().plus(Book.memory());
                    case CaseState.TherapistAsked asked -> called ? null : asked.answerBy();
                    case CaseState.AloneSuggested suggested -> called ? null : suggested.answerBy();
                    case CaseState.Waitlisted waitlisted -> called ? null : waitlisted.reviewAt();
                    case CaseState.Settled settled -> called ? null : settled.answerBy();
                    case CaseState.Confirmed confirmed ->
                            called
                                    ? null
                                    : confirmed
                                            .session()
                                            .slot()
                                            .endsAt()
                                            .plus(policy.lifetimes().outcomeDue());
                    case CaseState.Waiting waiting -> null;
                });
    }
}
