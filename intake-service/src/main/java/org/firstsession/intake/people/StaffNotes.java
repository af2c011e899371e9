// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What staff wrote about requests. */
@Repository
public class StaffNotes {

    private final JdbcClient jdbc;
    private final Vault vault;

    StaffNotes(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /**
     * A note.
     *
     * @param author the name with which its author signs in
     */
    public record Note(UUID noteId, String author, Instant writtenAt, String text) {
        @Override
        public String toString() {
            return "Note[" + noteId + ", redacted]";
        }
    }

    /** Keeps a note; one that is there already stays as it is. */
    public void add(String practiceId, UUID requestId, UUID noteId, String author, String text) {
        jdbc.sql(
                        """
                        INSERT INTO notes (note_id, practice_id, request_id, author, body)
                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)
                .params(
                        noteId,
                        practiceId,
                        requestId,
                        author,
                        vault.seal("notes.body", noteId.toString(), text))
                .update();
    }

    /** The notes about a request, the first one first. */
    public List<Note> of(String practiceId, UUID requestId) {
        return jdbc.sql(
                        """
                        SELECT note_id, author, written_at, body FROM notes
                        WHERE practice_id = ? AND request_id = ? ORDER BY written_at, note_id\
                        """)
                .params(practiceId, requestId)
                .query((row, number) -> {
                    var noteId = row.getObject("note_id", UUID.class);
                    return new Note(
                            noteId,
                            row.getString("author"),
                            row.getObject("written_at", OffsetDateTime.class).toInstant(),
                            vault.open("notes.body", noteId.toString(), row.getBytes("body")));
                })
                .list();
    }
}
