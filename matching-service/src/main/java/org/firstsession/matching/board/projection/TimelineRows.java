// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.ChoiceRecorded;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.DuplicateIgnored;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.HumanNeeded;
import org.firstsession.events.OfferWithdrawn;
import org.firstsession.events.OutcomeRecorded;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.SafetyHoldPlaced;
import org.firstsession.events.TaskCompleted;
import org.firstsession.events.TherapistAssigned;
import org.firstsession.events.TherapistDeclined;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.events.TrialRescheduled;

/** What happened to each request, as keys of the message catalogue. */
final class TimelineRows {

    private final Rows rows;

    TimelineRows(Rows rows) {
        this.rows = rows;
    }

    /**
     * Adds the event to its request. One that names no request, or an unknown one, has no place.
     */
    void add(EventHead head, SpecificRecord event) {
        var field = event.getSchema().getField("requestId");
        var requestId = field == null ? null : event.get(field.pos());
        if (requestId == null) {
            return;
        }
        rows.changeAtTheEnd(
                """
                INSERT INTO timeline
                    (practice_id, seq, request_id, recorded_at, event_type, details,
                    command_id)
                SELECT r.practice_id, ?, r.request_id, ?, ?, ?, ?
                FROM request r WHERE r.practice_id = ? AND r.request_id = ?\
                """,
                head.seq(),
                head.recordedAt(),
                event.getSchema().getName(),
                details(event),
                head.commandId(),
                head.practiceId(),
                requestId);
    }

    private static List<String> details(SpecificRecord event) {
        return switch (event) {
            case TrialRequested requested -> List.of("channel." + requested.getChannel());
            case HoldExtended extended -> List.of("extension." + extended.getReason());
            case TrialCancelled cancelled ->
                    cancelled.getLate()
                            ? List.of("role." + cancelled.getCancelledBy(), "late")
                            : List.of("role." + cancelled.getCancelledBy());
            case RequestClosed closed -> List.of("close." + closed.getReason());
            case TrialOffered offered -> List.of("occasion." + offered.getOccasion());
            case OfferWithdrawn withdrawn -> List.of("withdrawal." + withdrawn.getReason());
            case TherapistDeclined declined -> List.of("therapist." + declined.getReason());
            case TrialRescheduled moved -> List.of("role." + moved.getMovedBy());
            case SafetyHoldPlaced placed -> List.of("safety." + placed.getScope());
            case TherapistAssigned assigned ->
                    assigned.getWarnings().stream().map(rule -> "rule." + rule).toList();
            case TaskCompleted completed -> List.of("task." + completed.getNext());
            case OutcomeRecorded recorded ->
                    List.of(
                            recorded.getOutcome() == null
                                    ? "outcome.TAKEN_BACK"
                                    : "outcome." + recorded.getOutcome());
            case ChoiceRecorded chosen -> List.of("choice." + chosen.getChoice());
            case HumanNeeded needed -> List.of("need." + needed.getReason());
            case CommandRefused refused ->
                    List.of(
                            "command." + simpleName(refused.getCommandType()),
                            "refusal." + refused.getReason());
            case DuplicateIgnored ignored ->
                    List.of("command." + simpleName(ignored.getCommandType()));
            default -> List.of();
        };
    }

    private static String simpleName(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
