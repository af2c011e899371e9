// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.DuplicateIgnored;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.HumanNeeded;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialRequested;

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
        rows.change(
                """
                INSERT INTO timeline
                    (practice_id, seq, request_id, recorded_at, event_type, details)
                SELECT r.practice_id, ?, r.request_id, ?, ?, ?
                FROM request r WHERE r.practice_id = ? AND r.request_id = ?\
                """,
                head.seq(),
                head.recordedAt(),
                event.getSchema().getName(),
                details(event),
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
