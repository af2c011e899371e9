// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.practice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.firstsession.intake.practice.Practice.PlaceOfPractice;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Practices as their events tell. */
@Repository
public class Practices {

    private static final long FRESH_NANOS = 1_000_000_000L;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final ConcurrentHashMap<String, Known> known = new ConcurrentHashMap<>();

    Practices(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The practice, at most a second old. */
    public Optional<Practice> find(String practiceId) {
        var last = known.get(practiceId);
        if (last != null && System.nanoTime() - last.readAtNanos() < FRESH_NANOS) {
            return Optional.of(last.practice());
        }
        long now = System.nanoTime();
        var read = read(practiceId);
        read.ifPresent(practice -> known.put(practiceId, new Known(practice, now)));
        return read;
    }

    /** The practice as last seen, when the database doesn't answer: a form must not vanish then. */
    public Optional<Practice> lastKnown(String practiceId) {
        try {
            return find(practiceId);
        } catch (DataAccessException e) {
            return Optional.ofNullable(known.get(practiceId)).map(Known::practice);
        }
    }

    private Optional<Practice> read(String practiceId) {
        var concerns = new TreeSet<String>();
        var plans = new TreeSet<String>();
        var genders = new TreeSet<String>();
        var languages = new TreeSet<String>();
        jdbc.sql("SELECT * FROM therapist_profile WHERE practice_id = ?")
                .param(practiceId)
                .query(row -> {
                    concerns.addAll(strings(row.getArray("specialties")));
                    concerns.addAll(strings(row.getArray("excluded_concerns")));
                    plans.addAll(strings(row.getArray("plans")));
                    languages.addAll(strings(row.getArray("languages")));
                    var gender = row.getString("gender");
                    if (gender != null) {
                        genders.add(gender);
                    }
                });
        return jdbc.sql("SELECT * FROM practice WHERE practice_id = ?")
                .param(practiceId)
                .query((row, number) -> {
                    concerns.addAll(strings(row.getArray("needs_person")));
                    return new Practice(
                            practiceId,
                            row.getString("name"),
                            row.getString("time_zone"),
                            json.readValue(
                                    row.getString("offices"),
                                    new TypeReference<List<PlaceOfPractice>>() {}),
                            row.getInt("individual_price_cents"),
                            row.getInt("couple_price_cents"),
                            row.getInt("late_cancel_hours"),
                            row.getInt("hold_extensions"),
                            Set.copyOf(concerns),
                            Set.copyOf(plans),
                            Set.copyOf(genders),
                            Set.copyOf(languages));
                })
                .optional();
    }

    private static List<String> strings(java.sql.Array array) throws java.sql.SQLException {
        return List.of((String[]) array.getArray());
    }

    private record Known(Practice practice, long readAtNanos) {}
}
