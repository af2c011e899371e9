// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import java.util.Set;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/** Finds the case that a command names, or refuses the command. */
final class Cases {

    private static final Set<ActorRole> STAFF =
            Set.of(ActorRole.COORDINATOR, ActorRole.CLINICAL_LEAD);

    private Cases() {}

    static @Nullable Case of(Decision decision, Command.OfRequest command) {
        var found = decision.book().caseOf(command.requestId()).orElse(null);
        if (found == null) {
            decision.refuse(command, RefusalReason.UNKNOWN_REQUEST);
        }
        return found;
    }

    /** The same, when the person who gave the command is one of the request's. */
    static @Nullable Case ofClient(Decision decision, Command.OfClient command) {
        return ofPerson(decision, command, command.personId());
    }

    /** The same for somebody who may be nobody of the request's: null stands for the practice. */
    static @Nullable Case ofPerson(
            Decision decision, Command.OfRequest command, @Nullable PersonId person) {
        var found = of(decision, command);
        if (found != null && person != null && !found.needs().concerns(person)) {
            decision.refuse(command, RefusalReason.NOT_THEIRS);
            return null;
        }
        return found;
    }

    /** The same, when the case hasn't moved on since the giver looked at it. */
    static @Nullable Case unchanged(
            Decision decision, Command.OfStaff command, @Nullable PersonId person) {
        var found = ofPerson(decision, command, person);
        if (found == null) {
            return null;
        }
        var expected = command.expectedCaseVersion();
        if (expected != null && expected != found.version()) {
            decision.refuse(command, RefusalReason.CASE_CHANGED);
            return null;
        }
        return found;
    }

    /** The same for what only the practice's staff may do, and only for a reason. */
    static @Nullable Case ofStaff(Decision decision, Command.OfStaff command, String reasonCode) {
        return mayGive(decision, command, reasonCode, isStaff(command))
                ? unchanged(decision, command, null)
                : null;
    }

    /** The same for what only a clinical lead may do. */
    static @Nullable Case ofLead(Decision decision, Command.OfStaff command, String reasonCode) {
        boolean lead = command.meta().actor().role() == ActorRole.CLINICAL_LEAD;
        return mayGive(decision, command, reasonCode, lead)
                ? unchanged(decision, command, null)
                : null;
    }

    /** Whether the booked session of a case has begun, so that it can't be moved any more. */
    static boolean hasBegun(Decision decision, Case found) {
        return found.state() instanceof CaseState.Confirmed confirmed
                && !decision.now().isBefore(confirmed.session().slot().startsAt());
    }

    /** Whether a command has a reason, and is given by somebody who may. */
    static boolean mayGive(Decision decision, Command command, String reasonCode, boolean allowed) {
        if (reasonCode.isBlank()) {
            decision.refuse(command, RefusalReason.INVALID);
            return false;
        }
        return mayGive(decision, command, allowed);
    }

    static boolean isStaff(Command command) {
        return STAFF.contains(command.meta().actor().role());
    }

    /** Whether the roster is theirs to change: the staff's, or a roster file's and a calendar's. */
    static boolean keepsRoster(Command command) {
        return isStaff(command) || command.meta().actor().role() == ActorRole.SYSTEM;
    }

    /** Whether a therapist gives a command about themselves. */
    static boolean isTherapist(Command command, TherapistId therapistId) {
        var actor = command.meta().actor();
        return actor.role() == ActorRole.THERAPIST && therapistId.value().equals(actor.id());
    }

    /** Refuses what the giver's role may not do; whether it may. */
    static boolean mayGive(Decision decision, Command command, boolean allowed) {
        if (!allowed) {
            decision.refuse(command, RefusalReason.NOT_ALLOWED);
        }
        return allowed;
    }
}
