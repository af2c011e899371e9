// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.jspecify.annotations.Nullable;

/**
 * A booked session in its current revision.
 *
 * @param outcomes how it went, as far as that is recorded
 */
public record Session(SessionId sessionId, int revision, Slot slot, List<PersonOutcome> outcomes) {

    public Session {
        outcomes = List.copyOf(outcomes);
    }

    Session movedTo(Slot other, int newRevision) {
        return new Session(sessionId, newRevision, other, outcomes);
    }

    /** The session with what is recorded of one person; null takes it back. */
    public Session with(PersonId personId, @Nullable Outcome outcome) {
        var all = new ArrayList<>(outcomes);
        all.removeIf(one -> one.personId().equals(personId));
        if (outcome != null) {
            all.add(new PersonOutcome(personId, outcome));
        }
        return new Session(sessionId, revision, slot, all);
    }

    /** Whether somebody's outcome is this one. */
    public boolean has(Outcome outcome) {
        return outcomes.stream().anyMatch(one -> one.outcome() == outcome);
    }

    boolean isComplete(List<PersonId> people) {
        return people.stream()
                .allMatch(
                        person -> outcomes.stream().anyMatch(one -> one.personId().equals(person)));
    }
}
