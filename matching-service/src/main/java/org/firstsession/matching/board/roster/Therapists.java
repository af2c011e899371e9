// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads therapists from the projection. */
@Repository
@Profile("board")
public class Therapists {

    private final JdbcClient jdbc;

    Therapists(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All therapists of a practice that are listed, by id. */
    public List<Therapist> listed(String practiceId) {
        return all(practiceId).stream().filter(Therapist::listed).toList();
    }

    /** All that a practice ever had, by id. */
    public List<Therapist> all(String practiceId) {
        var licences = licences(practiceId);
        var hours = hours(practiceId);
        return jdbc.sql("SELECT * FROM therapist WHERE practice_id = ? ORDER BY therapist_id")
                .param(practiceId)
                .query((row, number) -> therapist(row, licences, hours))
                .list();
    }

    /** One, listed or not. */
    public Optional<Therapist> find(String practiceId, String therapistId) {
        var licences = licences(practiceId);
        var hours = hours(practiceId);
        return jdbc.sql("SELECT * FROM therapist WHERE practice_id = ? AND therapist_id = ?")
                .params(practiceId, therapistId.replace('\0', '?'))
                .query((row, number) -> therapist(row, licences, hours))
                .optional();
    }

    private Map<String, List<Therapist.Licence>> licences(String practiceId) {
        var licences = new HashMap<String, List<Therapist.Licence>>();
        jdbc.sql("SELECT * FROM licence WHERE practice_id = ? ORDER BY therapist_id, position")
                .param(practiceId)
                .query(row -> {
                    licences.computeIfAbsent(row.getString("therapist_id"), id -> new ArrayList<>())
                            .add(
                                    new Therapist.Licence(
                                            row.getString("state"),
                                            row.getObject("valid_from", LocalDate.class),
                                            row.getObject("valid_until", LocalDate.class)));
                });
        return licences;
    }

    private Map<String, List<Therapist.Hours>> hours(String practiceId) {
        var hours = new HashMap<String, List<Therapist.Hours>>();
        jdbc.sql(
                        "SELECT * FROM offered_hours WHERE practice_id = ? ORDER BY therapist_id, position")
                .param(practiceId)
                .query(row -> {
                    hours.computeIfAbsent(row.getString("therapist_id"), id -> new ArrayList<>())
                            .add(
                                    new Therapist.Hours(
                                            row.getString("weekday"),
                                            row.getInt("from_minute"),
                                            row.getInt("to_minute"),
                                            texts(row.getArray("formats")),
                                            row.getString("office_id")));
                });
        return hours;
    }

    private static Therapist therapist(
            ResultSet row,
            Map<String, List<Therapist.Licence>> licences,
            Map<String, List<Therapist.Hours>> hours)
            throws SQLException {
        var id = row.getString("therapist_id");
        return new Therapist(
                id,
                row.getBoolean("listed"),
                row.getInt("version"),
                row.getBoolean("accepts_new_clients"),
                texts(row.getArray("parties")),
                row.getString("time_zone"),
                texts(row.getArray("languages")),
                row.getString("gender"),
                texts(row.getArray("specialties")),
                texts(row.getArray("excluded_concerns")),
                texts(row.getArray("plans")),
                row.getBoolean("takes_self_pay"),
                row.getInt("weekly_trial_limit"),
                row.getBoolean("asks_first"),
                List.copyOf(licences.getOrDefault(id, List.of())),
                List.copyOf(hours.getOrDefault(id, List.of())));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
