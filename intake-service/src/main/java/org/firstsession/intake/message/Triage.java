// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.people.KeyedHash;
import org.firstsession.intake.people.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Messages that wait for a person of the practice, in the vault. */
@Repository
public class Triage {

    private static final int MOST_ITEMS = 200;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final KeyedHash hash;

    Triage(JdbcClient jdbc, Vault vault, @Qualifier("contentHash") KeyedHash hash) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.hash = hash;
    }

    /**
     * Who wrote, as far as known.
     *
     * @param contactBy {@code email} or {@code phone}: what an answer goes to
     */
    public record Writer(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String contactBy) {
        @Override
        public String toString() {
            return "Writer[redacted]";
        }
    }

    /**
     * A message that waits.
     *
     * @param conversationId null for the contact form's
     * @param requestId the request that was made of it; null for none
     * @param body what was written; null for a conversation, which has a transcript
     */
    public record Item(
            UUID id,
            Act.Reason reason,
            @Nullable UUID conversationId,
            @Nullable UUID requestId,
            boolean urgent,
            Writer writer,
            Language language,
            @Nullable String body,
            Instant cameAt) {
        @Override
        public String toString() {
            return "Item[" + id + ", redacted]";
        }
    }

    /** Has a conversation read, inside the caller's transaction; once while it waits. */
    public void addConversation(
            String practiceId,
            UUID conversationId,
            Act.Reason reason,
            boolean urgent,
            String phone,
            Language language,
            @Nullable UUID requestId) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        INSERT INTO triage (triage_id, practice_id, reason, conversation_id,
                            request_id, urgent, phone, phone_index, contact_by, language)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'phone', ?)
                        ON CONFLICT (conversation_id) WHERE settled_at IS NULL
                            DO UPDATE SET urgent = triage.urgent OR excluded.urgent,
                                request_id = coalesce(excluded.request_id, triage.request_id)\
                        """)
                .param(id)
                .param(practiceId)
                .param(reason.name())
                .param(conversationId)
                .param(requestId)
                .param(urgent)
                .param(vault.seal("triage.phone", id.toString(), phone))
                .param(index("phone", phone))
                .param(language.tag())
                .update();
    }

    /** Keeps what was written in the contact form, inside the caller's transaction. */
    public void addMessage(
            String practiceId,
            UUID id,
            Writer writer,
            Language language,
            String body,
            @Nullable UUID requestId) {
        var row = id.toString();
        jdbc.sql(
                        """
                        INSERT INTO triage (triage_id, practice_id, reason, request_id, urgent, name,
                            email, phone, email_index, phone_index, contact_by, language, body)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)
                .param(id)
                .param(practiceId)
                .param(Act.Reason.CONTACT_FORM.name())
                .param(requestId)
                .param(requestId != null)
                .param(vault.sealNullable("triage.name", row, writer.name()))
                .param(vault.sealNullable("triage.email", row, writer.email()))
                .param(vault.sealNullable("triage.phone", row, writer.phone()))
                .param(index("email", writer.email()))
                .param(index("phone", writer.phone()))
                .param(writer.contactBy())
                .param(language.tag())
                .param(vault.seal("triage.body", row, body))
                .update();
    }

    public boolean has(UUID id) {
        return jdbc.sql("SELECT count(*) FROM triage WHERE triage_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What waits, urgent ones first, then in order of arrival. */
    public List<Item> waiting(String practiceId) {
        return jdbc.sql(
                        """
                        SELECT * FROM triage WHERE practice_id = ? AND settled_at IS NULL
                        ORDER BY urgent DESC, came_at, triage_id LIMIT ?\
                        """)
                .params(practiceId, MOST_ITEMS)
                .query((row, number) -> item(row))
                .list();
    }

    public Optional<Item> find(String practiceId, UUID id) {
        return jdbc.sql("SELECT * FROM triage WHERE practice_id = ? AND triage_id = ?")
                .params(practiceId, id)
                .query((row, number) -> item(row))
                .optional();
    }

    /** Notes the request that was made of it, inside the caller's transaction. */
    public void becomes(UUID id, UUID requestId) {
        jdbc.sql("UPDATE triage SET request_id = ? WHERE triage_id = ?")
                .params(requestId, id)
                .update();
    }

    /** Notes that somebody has seen to it; false when somebody had already. */
    public boolean settle(String practiceId, UUID id, String by) {
        return jdbc.sql(
                                """
                                UPDATE triage SET settled_at = clock_timestamp(), settled_by = ?
                                WHERE practice_id = ? AND triage_id = ? AND settled_at IS NULL\
                                """)
                        .params(by, practiceId, id)
                        .update()
                == 1;
    }

    private Item item(ResultSet row) throws SQLException {
        var id = row.getObject("triage_id", UUID.class);
        var place = id.toString();
        return new Item(
                id,
                Act.Reason.valueOf(row.getString("reason")),
                row.getObject("conversation_id", UUID.class),
                row.getObject("request_id", UUID.class),
                row.getBoolean("urgent"),
                new Writer(
                        vault.openNullable("triage.name", place, row.getBytes("name")),
                        vault.openNullable("triage.email", place, row.getBytes("email")),
                        vault.openNullable("triage.phone", place, row.getBytes("phone")),
                        row.getString("contact_by")),
                row.getString("language").equals("es") ? Language.ES : Language.EN,
                vault.openNullable("triage.body", place, row.getBytes("body")),
                row.getObject("came_at", OffsetDateTime.class).toInstant());
    }

    private byte @Nullable [] index(String purpose, @Nullable String contact) {
        return contact == null ? null : hash.of(purpose, contact.toLowerCase(Locale.ROOT));
    }
}
