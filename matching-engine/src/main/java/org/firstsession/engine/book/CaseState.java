// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;

/**
 * Where a case stands. A step is a method of the state that allows it, so one that isn't allowed
 * does not compile.
 */
public sealed interface CaseState {

    /**
     * Nothing is offered just now.
     *
     * @param person whether matching stopped until a person has looked
     */
    record Waiting(boolean person) implements CaseState {

        Waiting toWaitingForPerson() {
            return new Waiting(true);
        }

        Offered toOffered(Offer offer) {
            return new Offered(offer);
        }

        Closed toClosed(Instant at) {
            return new Closed(at);
        }
    }

    /** An offer is open; its options are held. */
    record Offered(Offer offer) implements CaseState {

        Offered toExtended(Instant expiresAt, boolean byClient) {
            return new Offered(offer.extended(expiresAt, byClient));
        }

        Waiting toWaiting() {
            return new Waiting(false);
        }

        Confirmed toConfirmed(Session session) {
            return new Confirmed(session);
        }
    }

    /** A session is booked. */
    record Confirmed(Session session) implements CaseState {

        Cancelled toCancelled(int revision) {
            return new Cancelled(session.revised(revision));
        }
    }

    /** The session was cancelled; what becomes of the request is decided in the same breath. */
    record Cancelled(Session session) implements CaseState {

        Closed toClosed(Instant at) {
            return new Closed(at);
        }
    }

    /** The request has ended. */
    record Closed(Instant closedAt) implements CaseState {}
}
