// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.desk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.people.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The desk of a practice: what waits for a person there, and what was done. */
@Repository
public class Desk {

    private static final String WORDS = "desk.words";
    private static final String FORM = "desk.form";
    private static final int MOST_ITEMS = 500;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Clock clock;

    Desk(JdbcClient jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * Puts something on the desk, inside the caller's transaction if there is one. While the same
     * matter of the same person and request waits, it is the same item, with the newest words.
     *
     * @return whether it says anything that doesn't wait there already
     */
    public boolean put(
            String practiceId,
            @Nullable UUID requestId,
            @Nullable UUID personId,
            Matter matter,
            @Nullable String words) {
        var waiting = waiting(practiceId, requestId, personId, matter);
        if (waiting.filter(item -> Objects.equals(item.words(), words)).isPresent()) {
            return false;
        }
        put(
                waiting.map(DeskItem::itemId).orElseGet(UUID::randomUUID),
                practiceId,
                requestId,
                personId,
                matter,
                words);
        return true;
    }

    /** Puts a form there that somebody filled in, so that a person may take it as a request. */
    public void putForm(String practiceId, String words, String form) {
        var itemId = UUID.randomUUID();
        put(itemId, practiceId, null, null, Matter.OVER_LIMIT, words);
        jdbc.sql("UPDATE desk SET form = ? WHERE item_id = ?")
                .params(vault.seal(FORM, itemId.toString(), form), itemId)
                .update();
    }

    private void put(
            UUID itemId,
            String practiceId,
            @Nullable UUID requestId,
            @Nullable UUID personId,
            Matter matter,
            @Nullable String words) {
        var dueAt = Instant.now(clock).plus(matter.within());
        jdbc.sql(
                        """
                        INSERT INTO desk
                            (item_id, practice_id, request_id, person_id, matter, words, due_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (item_id) DO UPDATE SET words = excluded.words\
                        """)
                .param(itemId)
                .param(practiceId)
                .param(requestId)
                .param(personId)
                .param(matter.name())
                .param(vault.sealNullable(WORDS, itemId.toString(), words))
                .param(dueAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** How much of one matter waits. */
    public int count(String practiceId, Matter matter) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM desk
                        WHERE practice_id = ? AND matter = ? AND done_at IS NULL\
                        """)
                .params(practiceId, matter.name())
                .query(Integer.class)
                .single();
    }

    /** Forgets what was done a month ago, words and all. */
    public void forgetOld() {
        jdbc.sql("DELETE FROM desk WHERE done_at < clock_timestamp() - interval '30 days'")
                .update();
    }

    /** What waits, the most urgent first. */
    public List<DeskItem> waiting(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT * FROM desk WHERE practice_id = ? AND done_at IS NULL
                        ORDER BY due_at, item_id LIMIT ?\
                        """)
                .params(practiceId, MOST_ITEMS)
                .query((row, number) -> item(row))
                .list();
    }

    /** Who comes late and of whom somebody knows, for as long as it may matter to others too. */
    public List<DeskItem> lateAndSeen(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT * FROM desk WHERE practice_id = ? AND matter = 'RUNNING_LATE'
                            AND done_at > clock_timestamp() - interval '4 hours'
                        ORDER BY due_at, item_id LIMIT ?\
                        """)
                .params(practiceId, MOST_ITEMS)
                .query((row, number) -> item(row))
                .list();
    }

    /** An item that waits. */
    public Optional<DeskItem> find(String practiceId, UUID itemId) {
        return jdbc.sql(
                        """
                        SELECT * FROM desk
                        WHERE practice_id = ? AND item_id = ? AND done_at IS NULL\
                        """)
                .params(practiceId, itemId)
                .query((row, number) -> item(row))
                .optional();
    }

    /** The form of an item, as the API would get it; empty when none came along. */
    public Optional<String> form(String practiceId, UUID itemId) {
        return jdbc.sql(
                        """
                        SELECT form FROM desk WHERE practice_id = ? AND item_id = ?
                            AND form IS NOT NULL\
                        """)
                .params(practiceId, itemId)
                .query(byte[].class)
                .optional()
                .map(sealed -> vault.open(FORM, itemId.toString(), sealed));
    }

    /** What was a form is a request of the vault now: its words are kept there, and there alone. */
    public void becomes(String practiceId, UUID itemId, UUID requestId, UUID personId, String by) {
        jdbc.sql(
                        """
                        UPDATE desk SET request_id = ?, person_id = ?, words = NULL, form = NULL,
                            done_at = clock_timestamp(), done_by = ?
                        WHERE practice_id = ? AND item_id = ? AND done_at IS NULL\
                        """)
                .params(requestId, personId, by, practiceId, itemId)
                .update();
    }

    /** Notes that somebody has looked; false when there is no such item that waits. */
    public boolean done(String practiceId, UUID itemId, String by) {
        return jdbc.sql(
                                """
                                UPDATE desk SET done_at = clock_timestamp(), done_by = ?
                                WHERE practice_id = ? AND item_id = ? AND done_at IS NULL\
                                """)
                        .params(by, practiceId, itemId)
                        .update()
                == 1;
    }

    /** The item of that person and matter that waits; of people without an id each is another. */
    private Optional<DeskItem> waiting(
            String practiceId, @Nullable UUID requestId, @Nullable UUID personId, Matter matter) {
        if (requestId == null || personId == null) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        SELECT * FROM desk
                        WHERE practice_id = ? AND matter = ? AND done_at IS NULL
                          AND request_id = ? AND person_id = ?\
                        """)
                .params(practiceId, matter.name(), requestId, personId)
                .query((row, number) -> item(row))
                .optional();
    }

    private DeskItem item(ResultSet row) throws SQLException {
        var itemId = row.getObject("item_id", UUID.class);
        return new DeskItem(
                itemId,
                row.getObject("request_id", UUID.class),
                row.getObject("person_id", UUID.class),
                Matter.valueOf(row.getString("matter")),
                vault.openNullable(WORDS, itemId.toString(), row.getBytes("words")),
                row.getBytes("form") != null,
                row.getObject("came_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                row.getString("done_by"));
    }
}
