// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.people.KeyedHash;
import org.firstsession.intake.people.Vault;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Conversations by text in the vault: where they stand, and what was said. */
@Repository
public class Conversations {

    private static final String PHONE = "conversation.phone";
    private static final String TALK = "conversation.talk";
    private static final String BODY = "text_message.body";

    private final JdbcClient jdbc;
    private final Vault vault;
    private final KeyedHash hash;
    private final TalkCodec codec;

    Conversations(
            JdbcClient jdbc,
            Vault vault,
            @Qualifier("contentHash") KeyedHash hash,
            TalkCodec codec) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.hash = hash;
        this.codec = codec;
    }

    /**
     * A conversation as it is kept.
     *
     * @param lastAt when its newest text was sent
     */
    public record Kept(UUID id, String practiceId, String phone, Talk talk, Instant lastAt) {
        @Override
        public String toString() {
            return "Kept[" + id + ", redacted]";
        }
    }

    /** One text of a conversation. */
    public record Said(boolean incoming, String text, int media, Instant at) {
        @Override
        public String toString() {
            return "Said[redacted]";
        }
    }

    /**
     * Notes that one of the provider's messages is taken in, as the first thing in the transaction
     * that does so: a copy that comes at the same time waits here for the other's commit.
     *
     * @return false when it was taken in before
     */
    public boolean take(String messageSid, String practiceId, UUID conversationId) {
        return jdbc.sql(
                                """
                                INSERT INTO text_taken (message_sid, practice_id, conversation_id)
                                VALUES (?, ?, ?) ON CONFLICT DO NOTHING\
                                """)
                        .params(messageSid, practiceId, conversationId)
                        .update()
                == 1;
    }

    public boolean isTaken(String messageSid) {
        return jdbc.sql("SELECT count(*) FROM text_taken WHERE message_sid = ?")
                        .param(messageSid)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The conversation with a phone, new if there is none, locked until the transaction ends. */
    public Kept lock(String practiceId, String phone, Instant now) {
        var fresh = UUID.randomUUID();
        return jdbc.sql(
                        """
                        INSERT INTO conversation
                            (conversation_id, practice_id, phone_index, phone, talk, last_at)
                        VALUES (?, ?, ?, ?, ?, ?)
                        ON CONFLICT (practice_id, phone_index)
                            DO UPDATE SET practice_id = excluded.practice_id
                        RETURNING *\
                        """)
                .params(
                        fresh,
                        practiceId,
                        hash.of("phone", phone),
                        vault.seal(PHONE, fresh.toString(), phone),
                        vault.seal(TALK, fresh.toString(), codec.write(Talk.FRESH)),
                        utc(now))
                .query((row, number) -> kept(row))
                .single();
    }

    public Optional<Kept> find(UUID conversationId) {
        return jdbc.sql("SELECT * FROM conversation WHERE conversation_id = ?")
                .param(conversationId)
                .query((row, number) -> kept(row))
                .optional();
    }

    /** Keeps where it stands, inside the caller's transaction. */
    public void keep(UUID conversationId, Talk talk, Instant lastAt) {
        jdbc.sql(
                        """
                        UPDATE conversation SET talk = ?, last_at = greatest(last_at, ?)
                        WHERE conversation_id = ?\
                        """)
                .params(
                        vault.seal(TALK, conversationId.toString(), codec.write(talk)),
                        utc(lastAt),
                        conversationId)
                .update();
    }

    /** Keeps what was said, inside the caller's transaction. */
    public void say(UUID conversationId, Said said) {
        var place = UUID.randomUUID();
        jdbc.sql(
                        """
                        INSERT INTO text_message
                            (conversation_id, incoming, body, sealed_as, media, at)
                        VALUES (?, ?, ?, ?, ?, ?)\
                        """)
                .params(
                        conversationId,
                        said.incoming(),
                        vault.seal(BODY, place.toString(), said.text()),
                        place,
                        said.media(),
                        utc(said.at()))
                .update();
    }

    /** What was said, in order. */
    public List<Said> transcript(UUID conversationId) {
        return jdbc.sql(
                        """
                        SELECT * FROM text_message WHERE conversation_id = ?
                        ORDER BY at, message_id\
                        """)
                .param(conversationId)
                .query((row, number) ->
                        new Said(
                                row.getBoolean("incoming"),
                                vault.open(BODY, row.getString("sealed_as"), row.getBytes("body")),
                                row.getInt("media"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** A command that follows from a message, until it is known to be on its way; null for none. */
    public void todo(String messageSid, @org.jspecify.annotations.Nullable String todo) {
        jdbc.sql("UPDATE text_taken SET todo = ? WHERE message_sid = ?")
                .param(todo)
                .param(messageSid)
                .update();
    }

    /** A command that was left behind when a process ended. */
    public record Left(String messageSid, UUID conversationId, String todo) {}

    /** Commands that were left for so long that nobody can be at them. */
    public List<Left> left(Instant before) {
        return jdbc.sql(
                        """
                        SELECT message_sid, conversation_id, todo FROM text_taken
                        WHERE todo IS NOT NULL AND taken_at < ? ORDER BY taken_at LIMIT 100\
                        """)
                .param(utc(before))
                .query((row, number) ->
                        new Left(
                                row.getString("message_sid"),
                                row.getObject("conversation_id", UUID.class),
                                row.getString("todo")))
                .list();
    }

    private Kept kept(ResultSet row) throws SQLException {
        var id = row.getObject("conversation_id", UUID.class);
        return new Kept(
                id,
                row.getString("practice_id"),
                vault.open(PHONE, id.toString(), row.getBytes("phone")),
                codec.read(vault.open(TALK, id.toString(), row.getBytes("talk"))),
                row.getObject("last_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
