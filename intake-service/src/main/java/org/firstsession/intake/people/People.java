// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstsession.intake.screening.Concern;
import org.firstsession.intake.screening.ConcernKind;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Clients in the vault. */
@Repository
public class People {

    private static final String OPEN_PAGES =
            """
            SELECT p.* FROM people p LEFT JOIN request_view v USING (request_id)
            WHERE (v.over_at IS NULL OR v.over_at + interval '14 days' > clock_timestamp())\
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final KeyedHash hash;

    People(JdbcClient jdbc, Vault vault, @Qualifier("contentHash") KeyedHash hash) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.hash = hash;
    }

    /** Keeps a person and the words that came along, inside the caller's transaction. */
    public void add(
            String practiceId,
            UUID requestId,
            Person person,
            @Nullable String message,
            Instant consentedAt) {
        add(practiceId, requestId, person, "client", message, consentedAt);
    }

    /** The same for the other of two; whoever asked is the one by whom a request goes. */
    public void addPartner(
            String practiceId,
            UUID requestId,
            Person person,
            @Nullable String message,
            Instant consentedAt) {
        add(practiceId, requestId, person, "partner", message, consentedAt);
    }

    private void add(
            String practiceId,
            UUID requestId,
            Person person,
            String role,
            @Nullable String message,
            Instant consentedAt) {
        var row = person.personId().toString();
        jdbc.sql(
                        """
                        INSERT INTO people (person_id, practice_id, request_id, name, email, phone,
                            email_index, phone_index, contact_by, time_zone, consented_at, language,
                            leave_message, invite, neutral_subject, role)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """)
                .param(person.personId())
                .param(practiceId)
                .param(requestId)
                .param(vault.seal("people.name", row, person.name()))
                .param(vault.sealNullable("people.email", row, person.email()))
                .param(vault.sealNullable("people.phone", row, person.phone()))
                .param(index("email", person.email()))
                .param(index("phone", person.phone()))
                .param(person.contactBy().toArray(String[]::new))
                .param(person.timeZone())
                .param(consentedAt.atOffset(ZoneOffset.UTC))
                .param(person.language())
                .param(person.contactRules().leaveMessage())
                .param(person.contactRules().invite())
                .param(person.contactRules().neutralSubject())
                .param(role)
                .update();
        if (message != null) {
            jdbc.sql("INSERT INTO messages (request_id, person_id, body) VALUES (?, ?, ?)")
                    .param(requestId)
                    .param(person.personId())
                    .param(vault.seal("messages.body", requestId.toString(), message))
                    .update();
        }
    }

    /** Keeps somebody's private answers, inside the caller's transaction; the latest hold. */
    public void addSafetyAnswers(UUID requestId, UUID personId, SafetyAnswers answers) {
        var sealed =
                vault.seal(
                        "safety_answers.answers",
                        place(requestId, personId),
                        answers.speaksFreely() + "," + answers.tellAlone());
        jdbc.sql(
                        """
                        INSERT INTO safety_answers (request_id, person_id, answers)
                        VALUES (?, ?, ?)
                        ON CONFLICT (request_id, person_id) DO UPDATE
                            SET answers = excluded.answers\
                        """)
                .params(requestId, personId, sealed)
                .update();
    }

    /** What somebody answered; empty when they weren't asked or haven't said. */
    public Optional<SafetyAnswers> safetyAnswers(UUID requestId, UUID personId) {
        return jdbc.sql("SELECT answers FROM safety_answers WHERE request_id = ? AND person_id = ?")
                .params(requestId, personId)
                .query(byte[].class)
                .optional()
                .map(sealed -> answers(requestId, personId, sealed));
    }

    private SafetyAnswers answers(UUID requestId, UUID personId, byte[] sealed) {
        var answers =
                vault.open("safety_answers.answers", place(requestId, personId), sealed).split(",");
        return new SafetyAnswers(
                Boolean.parseBoolean(answers[0]), Boolean.parseBoolean(answers[1]));
    }

    /**
     * Keeps what a person's words raised, with what others of theirs did before, inside the
     * caller's transaction.
     */
    public void addConcern(UUID requestId, UUID personId, Concern concern) {
        var known =
                jdbc.sql(
                                """
                                SELECT person_id, kinds FROM concerns
                                WHERE request_id = ? AND person_id = ?\
                                """)
                        .params(requestId, personId)
                        .query((row, number) -> kinds(requestId, row))
                        .optional()
                        .orElse(List.of());
        var kinds =
                Stream.concat(known.stream(), concern.kinds().stream())
                        .distinct()
                        .sorted()
                        .map(Enum::name)
                        .collect(Collectors.joining(","));
        jdbc.sql(
                        """
                        INSERT INTO concerns (request_id, person_id, kinds, lexicon_version)
                        VALUES (?, ?, ?, ?)
                        ON CONFLICT (request_id, person_id) DO UPDATE
                            SET kinds = excluded.kinds, lexicon_version = excluded.lexicon_version\
                        """)
                .param(requestId)
                .param(personId)
                .param(vault.seal("concerns.kinds", place(requestId, personId), kinds))
                .param(concern.lexiconVersion())
                .update();
    }

    /** Whether this person's words raised a concern. */
    public boolean raisedConcern(UUID requestId, UUID personId) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM concerns WHERE request_id = ? AND person_id ="
                                + " ?)")
                .params(requestId, personId)
                .query(Boolean.class)
                .single();
    }

    /**
     * What is known of somebody's safety.
     *
     * @param worries whether their own words or answers are a worry
     * @param alone whether nobody came with them
     * @param held whether the practice keeps the request back, for whichever of its people
     */
    public record Safety(boolean worries, boolean alone, boolean held) {}

    /** What is known of somebody's safety, and of their request's. */
    public Safety safety(UUID requestId, UUID personId) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM concerns WHERE request_id = ? AND person_id = ?),
                            (SELECT answers FROM safety_answers
                             WHERE request_id = ? AND person_id = ?),
                            (SELECT count(*) FROM people WHERE request_id = ?),
                            EXISTS (SELECT FROM held_request WHERE request_id = ?)\
                        """)
                .params(requestId, personId, requestId, personId, requestId, requestId)
                .query((row, number) -> {
                    var sealed = row.getBytes(2);
                    return new Safety(
                            row.getBoolean(1)
                                    || sealed != null
                                            && answers(requestId, personId, sealed).isWorry(),
                            row.getInt(3) == 1,
                            row.getBoolean(4));
                })
                .single();
    }

    /** The person's own time zone; empty when they are gone. */
    public Optional<ZoneId> timeZone(UUID requestId, UUID personId) {
        return jdbc.sql("SELECT time_zone FROM people WHERE request_id = ? AND person_id = ?")
                .params(requestId, personId)
                .query(String.class)
                .optional()
                .map(ZoneId::of);
    }

    public Optional<Person> find(String practiceId, UUID requestId, UUID personId) {
        return ofRequest(practiceId, requestId).stream()
                .filter(person -> person.personId().equals(personId))
                .findFirst();
    }

    /** From now on every message to the person is in this language. */
    public void setLanguage(UUID requestId, UUID personId, String language) {
        jdbc.sql("UPDATE people SET language = ? WHERE request_id = ? AND person_id = ?")
                .params(language, requestId, personId)
                .update();
    }

    /** Removes a person and all that is kept of them. */
    public void remove(UUID requestId, UUID personId) {
        jdbc.sql("DELETE FROM people WHERE request_id = ? AND person_id = ?")
                .params(requestId, personId)
                .update();
    }

    /** Whether the person is the other of two, not the one who asked. */
    public boolean isPartner(UUID requestId, UUID personId) {
        return jdbc.sql(
                                """
                                SELECT count(*) FROM people
                                WHERE request_id = ? AND person_id = ? AND role = 'partner'\
                                """)
                        .params(requestId, personId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The people of a request, whoever asked first. */
    public List<Person> ofRequest(String practiceId, UUID requestId) {
        return jdbc.sql(
                        """
                        SELECT * FROM people WHERE practice_id = ? AND request_id = ? ORDER BY role\
                        """)
                .param(practiceId)
                .param(requestId)
                .query((row, number) -> person(row))
                .list();
    }

    /** The name of whoever asked, by request; requests that aren't known are left out. */
    public Map<UUID, String> names(String practiceId, Collection<UUID> requestIds) {
        var names = new HashMap<UUID, String>();
        jdbc.sql(
                        """
                        SELECT request_id, person_id, name FROM people
                        WHERE practice_id = ? AND request_id = ANY (?) AND role = 'client'\
                        """)
                .param(practiceId)
                .param(requestIds.toArray(UUID[]::new))
                .query(row -> {
                    var id = row.getObject("person_id", UUID.class).toString();
                    names.put(
                            row.getObject("request_id", UUID.class),
                            vault.open("people.name", id, row.getBytes("name")));
                });
        return names;
    }

    /** The words of whoever asked. */
    public Optional<String> message(String practiceId, UUID requestId) {
        return message(practiceId, requestId, "client");
    }

    /** The words of the other of two, which are for the practice alone. */
    public Optional<String> partnersMessage(String practiceId, UUID requestId) {
        return message(practiceId, requestId, "partner");
    }

    private Optional<String> message(String practiceId, UUID requestId, String role) {
        return jdbc.sql(
                        """
                        SELECT m.body FROM messages m JOIN people p USING (person_id)
                        WHERE m.request_id = ? AND p.practice_id = ? AND p.role = ?\
                        """)
                .params(requestId, practiceId, role)
                .query(byte[].class)
                .optional()
                .map(body -> vault.open("messages.body", requestId.toString(), body));
    }

    /** What the words of the request's people raised, in a fixed order. */
    public List<ConcernKind> concerns(String practiceId, UUID requestId) {
        return jdbc
                .sql(
                        """
                        SELECT c.person_id, c.kinds FROM concerns c JOIN people p USING (person_id)
                        WHERE c.request_id = ? AND p.practice_id = ?\
                        """)
                .param(requestId)
                .param(practiceId)
                .query((row, number) -> kinds(requestId, row))
                .list()
                .stream()
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private List<ConcernKind> kinds(UUID requestId, ResultSet row) throws SQLException {
        var place = place(requestId, row.getObject("person_id", UUID.class));
        var names = vault.open("concerns.kinds", place, row.getBytes("kinds"));
        return Arrays.stream(names.split(",")).map(ConcernKind::valueOf).toList();
    }

    private static String place(UUID requestId, UUID personId) {
        return requestId + " " + personId;
    }

    /** Somebody whose page is still open, and to which request. */
    public record Found(String practiceId, UUID requestId, boolean partner, Person person) {}

    /** The people with a contact whose pages are still open, the newest first. */
    public List<Found> withOpenPage(String practiceId, String contact) {
        return jdbc.sql(
                        OPEN_PAGES
                                + """
                                 AND p.practice_id = ? AND (p.email_index = ? OR p.phone_index = ?)
                                ORDER BY p.consented_at DESC LIMIT 3\
                                """)
                .param(practiceId)
                .param(index("email", contact))
                .param(index("phone", contact))
                .query((row, number) -> found(row))
                .list();
    }

    /** One of a request's people, if their page is still open. */
    public Optional<Found> withOpenPage(UUID requestId, boolean partner) {
        return jdbc.sql(OPEN_PAGES + " AND p.request_id = ? AND p.role = ? LIMIT 1")
                .param(requestId)
                .param(partner ? "partner" : "client")
                .query((row, number) -> found(row))
                .optional();
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(
                row.getString("practice_id"),
                row.getObject("request_id", UUID.class),
                "partner".equals(row.getString("role")),
                person(row));
    }

    private Person person(ResultSet row) throws SQLException {
        var personId = row.getObject("person_id", UUID.class);
        var id = personId.toString();
        return new Person(
                personId,
                vault.open("people.name", id, row.getBytes("name")),
                vault.openNullable("people.email", id, row.getBytes("email")),
                vault.openNullable("people.phone", id, row.getBytes("phone")),
                List.of((String[]) row.getArray("contact_by").getArray()),
                row.getString("time_zone"),
                row.getString("language"),
                new ContactRules(
                        row.getBoolean("leave_message"),
                        row.getBoolean("invite"),
                        row.getBoolean("neutral_subject")));
    }

    private byte @Nullable [] index(String purpose, @Nullable String contact) {
        return contact == null ? null : hash.of(purpose, contact.toLowerCase(Locale.ROOT));
    }
}
