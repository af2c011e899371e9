// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.firstsession.matching.board.action.ActionKind;
import org.firstsession.matching.board.staff.Questions.Question;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;

/** Which actions make sense as a request stands. The engine decides each of them anew. */
final class Possible {

    private Possible() {}

    static Set<String> of(RequestRow row, @Nullable Question question, Staff viewer) {
        var can = EnumSet.noneOf(ActionKind.class);
        if (question != null && (viewer.coordinates() || question.isTo(viewer))) {
            can.add(ActionKind.ANSWER);
        }
        if (viewer.coordinates()) {
            always(row, viewer, can);
            if (!"CLOSED".equals(row.state())) {
                whileOpen(row, viewer, can);
            }
            aboutSession(row, can);
        }
        return can.stream().map(ActionKind::code).collect(Collectors.toUnmodifiableSet());
    }

    private static void always(RequestRow row, Staff viewer, Set<ActionKind> can) {
        can.add(ActionKind.CALL);
        can.add(ActionKind.ERASE);
        can.add(ActionKind.LINK);
        can.add(row.owner() == null ? ActionKind.OWN : ActionKind.RELEASE);
        if (!row.links().isEmpty()) {
            can.add(ActionKind.UNLINK);
        }
        if (viewer.isLead()) {
            can.add(ActionKind.RESTRICT);
        }
    }

    private static void whileOpen(RequestRow row, Staff viewer, Set<ActionKind> can) {
        if (row.heldBack() == null) {
            can.add(ActionKind.HOLD);
        } else if (viewer.isLead()) {
            can.add(ActionKind.LIFT);
        }
        if (row.tasks().stream().anyMatch(task -> !"SAFETY".equals(task.reason()))) {
            can.add(ActionKind.COMPLETE);
            can.add(ActionKind.SNOOZE);
        }
        if (row.tasks().stream()
                .anyMatch(
                        task -> "SAFETY".equals(task.reason()) && task.acknowledgedBy() == null)) {
            can.add(ActionKind.ACKNOWLEDGE);
        }
        if (row.offers().stream().anyMatch(offer -> "OPEN".equals(offer.status()))) {
            can.add(ActionKind.ACCEPT);
            can.add(ActionKind.DECLINE);
            can.add(ActionKind.EXTEND);
        }
        switch (row.state()) {
            case "CONFIRMED" -> {}
            case "WAITING", "WAITLISTED", "OFFERED" -> {
                can.add(ActionKind.OFFER_OTHERS);
                can.add(ActionKind.ASSIGN);
                can.add(ActionKind.CLOSE);
            }
            default -> {
                can.add(ActionKind.ASSIGN);
                can.add(ActionKind.CLOSE);
            }
        }
    }

    private static void aboutSession(RequestRow row, Set<ActionKind> can) {
        boolean past =
                row.sessions().stream()
                        .anyMatch(session ->
                                !"CANCELLED".equals(session.status())
                                        && session.hour()
                                                .startsAt()
                                                .isBefore(row.practice().toldAt()));
        if (past) {
            can.add(ActionKind.OUTCOME);
        } else if ("CONFIRMED".equals(row.state())) {
            can.add(ActionKind.MOVE);
            can.add(ActionKind.CANCEL);
        }
    }
}
