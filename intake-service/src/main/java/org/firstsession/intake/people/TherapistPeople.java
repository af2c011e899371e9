// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Therapists in the vault. */
@Repository
public class TherapistPeople {

    /** Each page asks for them several times over, and they hardly ever change. */
    private static final long FRESH_NANOS = 1_000_000_000L;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

    TherapistPeople(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Keeps a therapist who isn't known yet; says whether that was so. */
    public boolean addUnknown(String practiceId, TherapistPerson person) {
        return insert(practiceId, person, "NOTHING") == 1;
    }

    /** Keeps a therapist, in place of what was known of them. */
    public void keep(String practiceId, TherapistPerson person) {
        insert(
                practiceId,
                person,
                """
                UPDATE SET name = excluded.name, credentials = excluded.credentials,
                    email = excluded.email, video_link = excluded.video_link,
                    supervisor = excluded.supervisor\
                """);
        known.remove(row(practiceId, person.therapistId()));
    }

    private int insert(String practiceId, TherapistPerson person, String otherwise) {
        var row = row(practiceId, person.therapistId());
        return jdbc.sql(
                        """
                        INSERT INTO therapist_people
                            (practice_id, therapist_id, name, credentials, email, video_link,
                             supervisor)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (practice_id, therapist_id) DO \
                        """
                                + otherwise)
                .param(practiceId)
                .param(person.therapistId())
                .param(vault.seal("therapist_people.name", row, person.name()))
                .param(
                        vault.sealNullable(
                                "therapist_people.credentials", row, person.credentials()))
                .param(vault.sealNullable("therapist_people.email", row, person.email()))
                .param(vault.sealNullable("therapist_people.video_link", row, person.videoLink()))
                .param(vault.sealNullable("therapist_people.supervisor", row, person.supervisor()))
                .update();
    }

    /** Everybody of a practice, by id. */
    public List<TherapistPerson> all(String practiceId) {
        return jdbc.sql(
                        "SELECT * FROM therapist_people WHERE practice_id = ? ORDER BY therapist_id")
                .param(practiceId)
                .query((row, number) -> person(practiceId, row))
                .list();
    }

    public Optional<TherapistPerson> find(String practiceId, String therapistId) {
        return find(practiceId, List.of(therapistId)).stream().findFirst();
    }

    /** Display names by therapist id; unknown ids are left out. */
    public Map<String, String> displayNames(String practiceId, Collection<String> therapistIds) {
        return find(practiceId, therapistIds).stream()
                .collect(
                        Collectors.toMap(
                                TherapistPerson::therapistId, TherapistPerson::displayName));
    }

    /** Under whose licence associates work, by the associate's id. */
    public Map<String, String> supervisors(String practiceId, Collection<String> therapistIds) {
        var found = new HashMap<String, String>();
        for (var person : find(practiceId, therapistIds)) {
            var supervisor = person.supervisor();
            if (supervisor != null) {
                found.put(person.therapistId(), supervisor);
            }
        }
        return found;
    }

    private List<TherapistPerson> find(String practiceId, Collection<String> therapistIds) {
        var found = new ArrayList<TherapistPerson>();
        var missing = new HashSet<String>();
        for (var therapistId : Set.copyOf(therapistIds)) {
            var last = known.get(row(practiceId, therapistId));
            if (last != null && System.nanoTime() - last.readAtNanos() < FRESH_NANOS) {
                found.add(last.person());
            } else {
                missing.add(therapistId);
            }
        }
        found.addAll(read(practiceId, missing));
        return found;
    }

    private List<TherapistPerson> read(String practiceId, Collection<String> therapistIds) {
        if (therapistIds.isEmpty()) {
            return List.of();
        }
        long now = System.nanoTime();
        var read =
                jdbc.sql(
                                """
                                SELECT * FROM therapist_people
                                WHERE practice_id = ? AND therapist_id = ANY (?)\
                                """)
                        .param(practiceId)
                        .param(therapistIds.toArray(String[]::new))
                        .query((row, number) -> person(practiceId, row))
                        .list();
        read.forEach(
                person -> known.put(row(practiceId, person.therapistId()), new Known(person, now)));
        return read;
    }

    private TherapistPerson person(String practiceId, ResultSet row) throws SQLException {
        var therapistId = row.getString("therapist_id");
        var place = row(practiceId, therapistId);
        return new TherapistPerson(
                therapistId,
                vault.open("therapist_people.name", place, row.getBytes("name")),
                vault.openNullable(
                        "therapist_people.credentials", place, row.getBytes("credentials")),
                vault.openNullable("therapist_people.email", place, row.getBytes("email")),
                vault.openNullable(
                        "therapist_people.video_link", place, row.getBytes("video_link")),
                vault.openNullable(
                        "therapist_people.supervisor", place, row.getBytes("supervisor")));
    }

    private static String row(String practiceId, String therapistId) {
        return practiceId + "\u0000" + therapistId;
    }

    private record Known(TherapistPerson person, long readAtNanos) {
        @Override
        public String toString() {
            return "Known[redacted]";
        }
    }
}
