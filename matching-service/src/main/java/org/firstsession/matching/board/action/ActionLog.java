// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The record of who did what, and why. Written before a command goes out. */
@Repository
@Profile("board")
public class ActionLog {

    private final JdbcClient jdbc;

    ActionLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that was done.
     *
     * @param who the named human
     * @param requestId null for what concerns the practice
     */
    public record Done(
            Instant actedAt,
            String who,
            @Nullable String requestId,
            String action,
            String reasonCode,
            @Nullable String noteId,
            @Nullable String commandId) {}

    /** Notes what stays on the board. */
    void add(
            Staff staff,
            String practiceId,
            @Nullable String requestId,
            String action,
            String reason,
            @Nullable String noteId) {
        add(staff, practiceId, requestId, action, reason, noteId, null, null);
    }

    /**
     * Notes a command before it goes out.
     *
     * @return the bytes that are to be sent: those of the first time, when the form was sent twice
     */
    byte[] add(
            Staff staff,
            String practiceId,
            @Nullable String requestId,
            String action,
            String reason,
            @Nullable String noteId,
            @Nullable String commandId,
            byte @Nullable [] command) {
        jdbc.sql(
                        """
                        INSERT INTO staff.action (account_id, username, practice_id, request_id, action,
                            reason_code, note_id, command_id, command)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (command_id) DO NOTHING\
                        """)
                .param(staff.accountId())
                .param(staff.username())
                .param(practiceId)
                .param(requestId)
                .param(action)
                .param(reason)
                .param(noteId)
                .param(commandId)
                .param(command)
                .update();
        return commandId == null
                ? new byte[0]
                : jdbc.sql("SELECT command FROM staff.action WHERE command_id = ?")
                        .param(commandId)
                        .query(byte[].class)
                        .single();
    }

    /** Notes that somebody entered a caller's request. */
    public void entered(Staff staff, String practiceId, String requestId) {
        add(staff, practiceId, requestId, "REQUEST", "CLIENT_ASKED", null);
    }

    /**
     * Notes that somebody has seen to what a client left at the desk.
     *
     * @param requestId null for what is no request
     */
    public void atDesk(Staff staff, String practiceId, @Nullable String requestId, String matter) {
        add(staff, practiceId, requestId, "DESK", matter, null);
    }

    /**
     * Notes that somebody changes who is on call, before it is changed.
     *
     * @param changeId the same change is one row
     */
    public void onCall(Staff staff, String practiceId, String reason, UUID changeId) {
        note(staff, practiceId, "ON_CALL", reason, changeId);
    }

    /** Notes that somebody on call is sent a test. */
    public void onCallTest(Staff staff, String practiceId, UUID testId) {
        note(staff, practiceId, "ON_CALL_TEST", "CHECKED", testId);
    }

    private void note(Staff staff, String practiceId, String action, String reason, UUID formId) {
        add(staff, practiceId, null, action, reason, null, formId.toString(), new byte[0]);
    }

    /** Notes that somebody took the roster along as a file. */
    public void exported(Staff staff, String practiceId) {
        add(staff, practiceId, null, "EXPORT", "OTHER", null);
    }

    /** Notes what somebody set for a practice that stays on the board. */
    public void set(Staff staff, String practiceId, String action) {
        add(staff, practiceId, null, action, "OTHER", null);
    }

    /** What was given under a command's id. */
    public Optional<Done> byCommand(String practiceId, String commandId) {
        return list("a.practice_id = ? AND a.command_id = ?", practiceId, commandId, 1).stream()
                .findFirst();
    }

    /** What was done with a request, the first thing first. */
    public List<Done> ofRequest(String practiceId, String requestId) {
        return list("a.practice_id = ? AND a.request_id = ?", practiceId, requestId, 500);
    }

    /** What was done last in a practice. */
    public List<Done> latest(String practiceId, int limit) {
        return list(
                        "a.practice_id = ? AND a.action_id > (SELECT max(action_id) - ?::bigint"
                                + " FROM staff.action WHERE practice_id = a.practice_id)",
                        practiceId,
                        String.valueOf(limit),
                        limit)
                .reversed();
    }

    private List<Done> list(String condition, String practiceId, String second, int limit) {
        return jdbc.sql(
                        "SELECT a.*, s.display_name FROM staff.action a"
                                + " JOIN staff.account s USING (account_id) WHERE "
                                + condition
                                + " ORDER BY a.action_id LIMIT "
                                + limit)
                .params(practiceId, second)
                .query((row, number) ->
                        new Done(
                                row.getObject("acted_at", OffsetDateTime.class).toInstant(),
                                row.getString("display_name"),
                                row.getString("request_id"),
                                row.getString("action"),
                                row.getString("reason_code"),
                                row.getString("note_id"),
                                row.getString("command_id")))
                .list();
    }
}
