// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.firstsession.matching.board.people.People;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What staff settle among themselves: no decision of the engine hangs on it. */
@Component
@Profile("board")
class BoardWork {

    private final JdbcClient jdbc;
    private final CaseAccess access;
    private final People people;

    BoardWork(JdbcClient jdbc, CaseAccess access, People people) {
        this.jdbc = jdbc;
        this.access = access;
        this.people = people;
    }

    void perform(Staff staff, ActionKind kind, Situation at, Typed typed) {
        switch (kind) {
            case ACKNOWLEDGE -> acknowledge(staff, at, typed);
            case OWN -> own(staff, at);
            case RELEASE -> release(at);
            case RESTRICT -> restrict(staff, at, typed);
            case ERASE -> erase(staff, at, typed);
            // The row in the audit, and the note, are all there is to it.
            case CALL -> {}
            case OFFER_OTHERS,
                    ASSIGN,
                    MOVE,
                    CANCEL,
                    CLOSE,
                    COMPLETE,
                    SNOOZE,
                    HOLD,
                    LIFT,
                    ACCEPT,
                    DECLINE,
                    EXTEND,
                    ANSWER,
                    OUTCOME,
                    LINK,
                    UNLINK ->
                    throw new IllegalStateException(kind + " is the engine's");
        }
    }

    /** One of two, where that is said; the other one's wish is another matter. */
    private void erase(Staff staff, Situation at, Typed typed) {
        var whom = typed.text("person").isPresent() ? List.of(at.person(typed)) : at.personIds();
        whom.forEach(
                person -> people.erase(at.practiceId(), at.requestId(), person, staff.username()));
    }

    private void acknowledge(Staff staff, Situation at, Typed typed) {
        int added =
                jdbc.sql(
                                """
                                INSERT INTO staff.acknowledgement
                                    (practice_id, task_seq, request_id, account_id)
                                SELECT practice_id, seq, request_id, ? FROM person_task
                                WHERE practice_id = ? AND request_id = ? AND seq::text = ?
                                ON CONFLICT DO NOTHING\
                                """)
                        .params(
                                staff.accountId(),
                                at.practiceId(),
                                at.requestId(),
                                typed.needed("task", "Load the page again."))
                        .update();
        if (added == 0) {
            throw new Typed.Fault("Somebody has acknowledged it before.");
        }
    }

    private void own(Staff staff, Situation at) {
        jdbc.sql(
                        """
                        INSERT INTO staff.owner (practice_id, request_id, account_id)
                        VALUES (?, ?, ?)
                        ON CONFLICT (practice_id, request_id) DO UPDATE
                            SET account_id = excluded.account_id, since = now()\
                        """)
                .params(at.practiceId(), at.requestId(), staff.accountId())
                .update();
    }

    private void release(Situation at) {
        jdbc.sql("DELETE FROM staff.owner WHERE practice_id = ? AND request_id = ?")
                .params(at.practiceId(), at.requestId())
                .update();
    }

    /** Whoever keeps a case to named people stays one of them. */
    private void restrict(Staff staff, Situation at, Typed typed) {
        if ("OPENED_AGAIN".equals(typed.reason(ActionKind.RESTRICT))) {
            access.restrict(staff, at.practiceId(), at.requestId(), List.of());
            return;
        }
        var named = new LinkedHashSet<UUID>();
        named.add(staff.accountId());
        for (var id : typed.all("account")) {
            try {
                named.add(UUID.fromString(id));
            } catch (IllegalArgumentException e) {
                throw new Typed.Fault("Load the page again.");
            }
        }
        access.restrict(staff, at.practiceId(), at.requestId(), List.copyOf(named));
    }
}
