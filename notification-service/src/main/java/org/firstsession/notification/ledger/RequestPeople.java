// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.notification.plan.Audience;
import org.firstsession.notification.plan.Decision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is part of a request, by id, and by which clocks they live. */
@Component
class RequestPeople {

    private static final int PARTNER = 1;

    private final JdbcClient jdbc;

    RequestPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Decision.RequestReceived received) {
        int place = 0;
        var audience = received.audience();
        for (var person : audience.people()) {
            insert(received.about(), place++, person, audience.byText(), audience.byInvitation());
        }
    }

    /** An invited partner, who comes by the web. */
    void add(Decision.About about, Audience.Person partner) {
        insert(about, PARTNER, partner, false, true);
    }

    void leave(Decision.About about, List<String> personIds) {
        personIds.forEach(personId -> leave(about, personId));
    }

    void leave(Decision.About about, String personId) {
        jdbc.sql(
                        """
                        UPDATE request_person SET gone = true
                        WHERE practice_id = ? AND request_id = ? AND person_id = ?\
                        """)
                .params(about.practiceId(), about.requestId(), personId)
                .update();
    }

    /** Who else is part of the request. */
    List<String> others(Decision.About about, String personId) {
        return audience(about).people().stream()
                .map(Audience.Person::id)
                .filter(other -> !other.equals(personId))
                .toList();
    }

    Audience audience(Decision.About about) {
        var members =
                jdbc.sql(
                                """
                                SELECT person_id, time_zone, by_text, by_invitation FROM request_person
                                WHERE practice_id = ? AND request_id = ? AND NOT gone
                                ORDER BY place\
                                """)
                        .params(about.practiceId(), about.requestId())
                        .query(RequestPeople::member)
                        .list();
        return new Audience(
                members.stream().map(Member::person).toList(),
                members.stream().anyMatch(Member::byText),
                members.size() > 1 && members.stream().anyMatch(Member::byInvitation));
    }

    private void insert(
            Decision.About about,
            int place,
            Audience.Person person,
            boolean byText,
            boolean byInvitation) {
        jdbc.sql(
                        """
                        INSERT INTO request_person
                            (practice_id, request_id, place, person_id, time_zone, by_text,
                             by_invitation)
                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """)
                .params(
                        about.practiceId(),
                        about.requestId(),
                        place,
                        person.id(),
                        person.zone().getId(),
                        byText,
                        byInvitation)
                .update();
    }

    private record Member(Audience.Person person, boolean byText, boolean byInvitation) {}

    private static Member member(ResultSet row, int number) throws SQLException {
        var zone = ZoneId.of(row.getString("time_zone"));
        return new Member(
                new Audience.Person(row.getString("person_id"), zone),
                row.getBoolean("by_text"),
                row.getBoolean("by_invitation"));
    }
}
