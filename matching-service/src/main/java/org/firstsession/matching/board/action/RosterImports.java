// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.firstsession.commands.ListTherapist;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Imports of a roster: all commands of one are kept in one transaction or none is, and what is kept
 * reaches the log in its order, also after a crash in between.
 */
@Repository
@Profile("board")
public class RosterImports {

    private static final long LOOK_EVERY_MS = 50;

    private final JdbcClient jdbc;
    private final ActionLog actions;
    private final TransactionTemplate transactions;

    RosterImports(JdbcClient jdbc, ActionLog actions, DataSource dataSource) {
        this.jdbc = jdbc;
        this.actions = actions;
        this.transactions = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    }

    /**
     * An import.
     *
     * @param who confirmed it
     * @param total therapists who are listed or changed by it
     * @param decided of them, how many the engine has decided
     * @param refused those whose profile didn't change, mostly since somebody was faster
     * @param lost whether the rest can't come, as the vault doesn't have its names any more
     */
    public record Import(
            String importId,
            String who,
            Instant givenAt,
            int total,
            int decided,
            List<Refused> refused,
            boolean lost) {

        public boolean isDone() {
            return decided == total;
        }

        /** Whether nothing more comes of it. */
        public boolean isOver() {
            return isDone() || lost;
        }
    }

    /**
     * A therapist whose profile an import didn't change.
     *
     * @param reason the typed reason
     */
    public record Refused(String therapistId, String reason) {}

    /** One that isn't sent whole. */
    record Unsent(UUID importId, String practiceId, List<String> commandIds, int sent) {}

    /**
     * Keeps an import; once, however often it is asked.
     *
     * @return false when another one of the practice isn't decided yet: nothing is kept
     */
    public boolean add(
            Staff staff, String practiceId, UUID importId, List<ListTherapist> commands) {
        return Boolean.TRUE.equals(
                transactions.execute(status -> addAlone(staff, practiceId, importId, commands)));
    }

    private boolean addAlone(
            Staff staff, String practiceId, UUID importId, List<ListTherapist> commands) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 860))::text")
                .param(practiceId)
                .query(String.class)
                .single();
        var last = list(practiceId, 1).stream().findFirst();
        if (last.isPresent() && !last.get().isOver()) {
            return last.get().importId().equals(importId.toString());
        }
        int added =
                jdbc.sql(
                                """
                                INSERT INTO staff.roster_import
                                    (import_id, practice_id, account_id, username, command_ids)
                                VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                                """)
                        .param(importId)
                        .param(practiceId)
                        .param(staff.accountId())
                        .param(staff.username())
                        .param(
                                commands.stream()
                                        .map(ListTherapist::getCommandId)
                                        .toArray(String[]::new))
                        .update();
        if (added == 1) {
            commands.forEach(command ->
                    actions.add(
                            staff,
                            practiceId,
                            null,
                            "IMPORT",
                            "OTHER",
                            null,
                            command.getCommandId(),
                            Actions.encoded(command)));
        }
        return true;
    }

    public Optional<Import> find(String practiceId, UUID importId) {
        return imports("i.practice_id = ? AND i.import_id = ?", practiceId, importId).stream()
                .findFirst();
    }

    /** The latest imports, the last one first. */
    public List<Import> list(String practiceId, int limit) {
        return imports("i.practice_id = ? ORDER BY i.given_at DESC LIMIT ?", practiceId, limit);
    }

    /** Waits until the engine has decided an import, or not longer than that. */
    public void await(String practiceId, UUID importId, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (System.nanoTime() < end
                && !find(practiceId, importId).map(Import::isOver).orElse(true)) {
            try {
                Thread.sleep(LOOK_EVERY_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<Import> imports(String which, Object... parameters) {
        return jdbc.sql(
                        """
                        SELECT i.*, d.* FROM staff.roster_import i, LATERAL (
                            SELECT count(*) AS decided, array_agg(o.command_id ORDER BY o.seq)
                                    FILTER (WHERE o.refusal IS NOT NULL) AS refused,
                                array_agg(o.refusal ORDER BY o.seq)
                                    FILTER (WHERE o.refusal IS NOT NULL) AS reasons
                            FROM command_outcome o WHERE o.practice_id = i.practice_id
                                AND o.command_id = ANY (i.command_ids)) d
                        WHERE \
                        """
                                + which)
                .params(parameters)
                .query((row, number) ->
                        new Import(
                                row.getString("import_id"),
                                row.getString("username"),
                                row.getObject("given_at", OffsetDateTime.class).toInstant(),
                                texts(row.getArray("command_ids")).size(),
                                row.getInt("decided"),
                                refused(
                                        texts(row.getArray("refused")),
                                        texts(row.getArray("reasons"))),
                                row.getObject("lost_at") != null))
                .list();
    }

    private List<Refused> refused(List<String> commandIds, List<String> reasons) {
        return IntStream.range(0, commandIds.size())
                .mapToObj(i ->
                        new Refused(
                                command(commandIds.get(i)).getProfile().getTherapistId(),
                                reasons.get(i)))
                .toList();
    }

    ListTherapist command(String commandId) {
        return Actions.decoded(
                new ListTherapist(),
                jdbc.sql("SELECT command FROM staff.action WHERE command_id = ?")
                        .param(commandId)
                        .query(byte[].class)
                        .single());
    }

    /** Imports that the log doesn't have whole and can have, the first one first. */
    List<Unsent> unsent() {
        return jdbc.sql(
                        """
                        SELECT import_id, practice_id, command_ids, sent FROM staff.roster_import
                        WHERE sent_at IS NULL AND lost_at IS NULL ORDER BY given_at\
                        """)
                .query((row, number) -> unsent(row))
                .list();
    }

    private static Unsent unsent(ResultSet row) throws SQLException {
        return new Unsent(
                row.getObject("import_id", UUID.class),
                row.getString("practice_id"),
                texts(row.getArray("command_ids")),
                row.getInt("sent"));
    }

    /** Notes how many commands of an import the log has. */
    void sent(UUID importId, int sent) {
        jdbc.sql(
                        """
                        UPDATE staff.roster_import SET sent = :sent, sent_at =
                            CASE WHEN :sent = cardinality(command_ids) THEN clock_timestamp() END
                        WHERE import_id = :import\
                        """)
                .param("sent", sent)
                .param("import", importId)
                .update();
    }

    /** Notes that the names of an import can't be had any more: the rest of it isn't sent. */
    void lost(UUID importId) {
        jdbc.sql("UPDATE staff.roster_import SET lost_at = clock_timestamp() WHERE import_id = ?")
                .param(importId)
                .update();
    }

    private static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
