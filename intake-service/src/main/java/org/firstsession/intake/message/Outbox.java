// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.intake.people.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What notification-service is to send or to remember. It stays here until it was acknowledged, and
 * leaves no trace afterwards.
 */
@Repository
public class Outbox {

    private static final String DESTINATION = "message_outbox.destination";
    private static final String BODY = "message_outbox.body";

    private final JdbcClient jdbc;
    private final Vault vault;

    Outbox(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** What is done with an item. */
    public enum Kind {
        /** A phone refuses texts or wants them again; the body is the word. */
        CARRIER_WORD,
        TEXT,
        MAIL
    }

    /** One item. */
    record Item(
            UUID id,
            String practiceId,
            Kind kind,
            String destination,
            String body,
            String language,
            int tries) {
        @Override
        public String toString() {
            return "Item[" + id + ", redacted]";
        }
    }

    /** Keeps an item, inside the caller's transaction if there is one. */
    public UUID add(
            String practiceId, Kind kind, String destination, String body, Language language) {
        var id = UUID.randomUUID();
        jdbc.sql(
                        """
                        INSERT INTO message_outbox
                            (out_id, practice_id, kind, destination, body, language)
                        VALUES (?, ?, ?, ?, ?, ?)\
                        """)
                .params(
                        id,
                        practiceId,
                        kind.name(),
                        vault.seal(DESTINATION, id.toString(), destination),
                        vault.seal(BODY, id.toString(), body),
                        language.tag())
                .update();
        return id;
    }

    /** The items that are due, oldest first. */
    List<Item> due() {
        return jdbc.sql(
                        """
                        SELECT * FROM message_outbox WHERE next_try_at <= clock_timestamp()
                        ORDER BY position LIMIT 100\
                        """)
                .query((row, number) -> {
                    var id = row.getString("out_id");
                    return new Item(
                            UUID.fromString(id),
                            row.getString("practice_id"),
                            Kind.valueOf(row.getString("kind")),
                            vault.open(DESTINATION, id, row.getBytes("destination")),
                            vault.open(BODY, id, row.getBytes("body")),
                            row.getString("language"),
                            row.getInt("tries"));
                })
                .list();
    }

    /** Drops the words that wait for somebody who is erased; what carriers must know stays. */
    void drop(String practiceId, Collection<String> destinations) {
        jdbc
                .sql(
                        "SELECT out_id, destination FROM message_outbox WHERE practice_id = ? AND kind <> ?")
                .params(practiceId, Kind.CARRIER_WORD.name())
                .query((row, number) -> {
                    var id = row.getString("out_id");
                    var to = vault.open(DESTINATION, id, row.getBytes("destination"));
                    return destinations.contains(to) ? Optional.of(id) : Optional.<String>empty();
                })
                .list()
                .stream()
                .flatMap(Optional::stream)
                .map(UUID::fromString)
                .forEach(this::acknowledged);
    }

    void acknowledged(UUID id) {
        jdbc.sql("DELETE FROM message_outbox WHERE out_id = ?").param(id).update();
    }

    void tryAgain(UUID id, Duration pause) {
        jdbc.sql(
                        """
                        UPDATE message_outbox SET tries = tries + 1,
                            next_try_at = clock_timestamp() + make_interval(secs => ?)
                        WHERE out_id = ?\
                        """)
                .params(pause.toMillis() / 1000.0, id)
                .update();
    }
}
