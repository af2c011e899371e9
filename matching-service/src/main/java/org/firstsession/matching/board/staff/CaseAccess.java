// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Who may open which case. What isn't somebody's looks as if it didn't exist: 404, never 403. Only
 * a restricted case says so, since a coordinator sees its line in the queue.
 */
@Component
@Profile("board")
public class CaseAccess {

    private final JdbcClient jdbc;
    private final Questions questions;

    CaseAccess(JdbcClient jdbc, Questions questions) {
        this.jdbc = jdbc;
        this.questions = questions;
    }

    /**
     * Lets pass whoever works for the practice.
     *
     * @throws ResponseStatusException 404 for everybody else
     */
    public void practice(Staff staff, String practiceId) {
        if (!staff.worksFor(practiceId)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    /**
     * Lets pass whose case it is.
     *
     * @throws ResponseStatusException 404 for somebody else's, 403 for one that is open to named
     *     people only
     */
    public void request(Staff staff, String practiceId, String requestId) {
        practice(staff, practiceId);
        if (!staff.coordinates() && !isOwn(staff, practiceId, requestId)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        if (isClosedTo(staff, practiceId, requestId)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "restricted");
        }
    }

    /** A therapist's own case: one with a session of theirs, or one they are being asked about. */
    private boolean isOwn(Staff staff, String practiceId, String requestId) {
        if (staff.therapistId() == null || !staff.is(Role.THERAPIST)) {
            return false;
        }
        return hasSession(staff.therapistId(), practiceId, requestId)
                || questions
                        .about(practiceId, requestId)
                        .filter(question -> question.isTo(staff))
                        .isPresent();
    }

    private boolean hasSession(String therapistId, String practiceId, String requestId) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM session WHERE practice_id = ?
                            AND request_id = ? AND therapist_id = ?)\
                        """)
                .params(practiceId, requestId, therapistId)
                .query(Boolean.class)
                .single();
    }

    private boolean isClosedTo(Staff staff, String practiceId, String requestId) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM staff.restriction WHERE practice_id = ?
                            AND request_id = ? AND NOT ? = ANY (account_ids))\
                        """)
                .param(practiceId)
                .param(requestId)
                .param(staff.accountId())
                .query(Boolean.class)
                .single();
    }

    /** Keeps a case to named people, or opens it again with none named. */
    public void restrict(Staff staff, String practiceId, String requestId, List<UUID> accountIds) {
        if (accountIds.isEmpty()) {
            jdbc.sql("DELETE FROM staff.restriction WHERE practice_id = ? AND request_id = ?")
                    .params(practiceId, requestId)
                    .update();
            return;
        }
        jdbc.sql(
                        """
                        INSERT INTO staff.restriction
                            (practice_id, request_id, account_ids, set_by)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (practice_id, request_id) DO UPDATE
                            SET account_ids = excluded.account_ids, set_by = excluded.set_by,
                                set_at = now()\
                        """)
                .param(practiceId)
                .param(requestId)
                .param(accountIds.toArray(UUID[]::new))
                .param(staff.accountId())
                .update();
    }
}
