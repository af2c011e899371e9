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

    private static final String PRACTICE = "practice_id = ?";
    private static final String ONE = PRACTICE + " AND therapist_id = ?";

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
        return those(PRACTICE, practiceId);
    }

    /** One, listed or not. */
    public Optional<Therapist> find(String practiceId, String therapistId) {
        return those(ONE, practiceId, therapistId.replace('\0', '?')).stream().findFirst();
    }

    /**
     * Those who meet a condition, with their licences and hours.
     *
     * @param condition on columns that all three tables have
     */
    private List<Therapist> those(String condition, String... values) {
        var licences = new HashMap<String, List<Therapist.Licence>>();
        select("licence", condition, "position", values)
                .query(row -> {
                    licences.computeIfAbsent(row.getString("therapist_id"), id -> new ArrayList<>())
                            .add(licence(row));
                });
        var hours = new HashMap<String, List<Therapist.Hours>>();
        select("offered_hours", condition, "position", values)
                .query(row -> {
                    hours.computeIfAbsent(row.getString("therapist_id"), id -> new ArrayList<>())
                            .add(hours(row));
                });
        return select("therapist", condition, "therapist_id", values)
                .query((row, number) -> therapist(row, licences, hours))
                .list();
    }

    private JdbcClient.StatementSpec select(
            String table, String condition, String order, String... values) {
        return jdbc.sql("SELECT * FROM " + table + " WHERE " + condition + " ORDER BY " + order)
                .params(List.of(values));
    }

    private static Therapist.Licence licence(ResultSet row) throws SQLException {
        return new Therapist.Licence(
                row.getString("state"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }

    private static Therapist.Hours hours(ResultSet row) throws SQLException {
        return new Therapist.Hours(
                row.getString("weekday"),
                row.getInt("from_minute"),
                row.getInt("to_minute"),
                texts(row.getArray("formats")),
                row.getString("office_id"));
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
