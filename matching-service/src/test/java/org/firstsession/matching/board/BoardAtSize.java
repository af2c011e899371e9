// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Seeds 100,000 requests, of which 6,000 are open, and 500 therapists, and prints how long each
 * page takes inside the server. A measurement and no test: it runs by name alone, see
 * docs/board.md.
 */
class BoardAtSize extends BoardUnderClock {

    private static final int WARM_UPS = 30;
    private static final int MEASURED = 100;

    @Autowired JdbcTemplate jdbc;

    @Test
    void printsHowLongPagesTake() throws Exception {
        seed();
        var report = new StringBuilder("page                         p50 ms    p95 ms\n");
        for (var path :
                new String[] {
                    "/board?practice=size",
                    "/board?practice=size&view=person",
                    "/board?practice=size&view=closed",
                    "/board?practice=size&state=WAITLISTED&party=COUPLE",
                    "/board/requests/r5000?practice=size",
                    "/board/requests/r5000/assign?practice=size&therapist=t7",
                    "/board/calendar?practice=size",
                    "/board/therapists/t7?practice=size",
                    "/board/overview?practice=size",
                    "/board?practice=size&behind=attended",
                    "/board?practice=size&behind=missed-2",
                    "/board/reads?practice=size",
                    "/board/new?practice=size"
                }) {
            report.append(measured(path));
        }
        System.out.println(report);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM request", Long.class))
                .isGreaterThanOrEqualTo(100_000);
    }

    private String measured(String path) throws Exception {
        var admin = user(accounts.byUsername("admin").orElseThrow().staff());
        var took = new ArrayList<Long>();
        for (int i = 0; i < WARM_UPS + MEASURED; i++) {
            var from = System.nanoTime();
            var status = mvc.perform(get(path).with(admin)).andReturn().getResponse().getStatus();
            if (i >= WARM_UPS) {
                took.add(System.nanoTime() - from);
            }
            assertThat(status).as(path).isEqualTo(200);
        }
        Collections.sort(took);
        return "%-60s %7.1f %7.1f%n"
                .formatted(
                        path,
                        millis(took.get(MEASURED / 2)),
                        millis(took.get(MEASURED * 95 / 100)));
    }

    private static double millis(long nanos) {
        return Duration.ofNanos(nanos).toNanos() / 1e6;
    }

    private void seed() {
        var at = "timestamptz '" + now + "'";
        for (var statement :
                """
                INSERT INTO practice (practice_id, name, time_zone, seq, told_at, log_partition, log_offset)
                    VALUES ('size', 'Size', 'America/Los_Angeles', 1000000, NOW, 0, 1000000);
                INSERT INTO therapist (practice_id, therapist_id, listed, version, accepts_new_clients, parties,
                    time_zone, languages, specialties, excluded_concerns, plans, takes_self_pay,
                    weekly_trial_limit, asks_first)
                SELECT 'size', 't' || t, true, 1, true, '{INDIVIDUAL,COUPLE}', 'America/Los_Angeles', '{en}',
                    '{anxiety,grief}', '{}', '{}', true, 10, false FROM generate_series(1, 500) t;
                INSERT INTO licence SELECT 'size', 't' || t, 1, 'CA', date '2020-01-01', NULL
                    FROM generate_series(1, 500) t;
                INSERT INTO offered_hours SELECT 'size', 't' || t, d, (ARRAY['MON','TUE','WED','THU','FRI'])[d],
                    540, 1020, '{VIRTUAL}', NULL FROM generate_series(1, 500) t, generate_series(1, 5) d;
                INSERT INTO request (practice_id, request_id, state, channel, party, sits_in, format, concerns,
                    received_at, changed_at, due_at, closed_because, languages, first_offer_at, first_session_at)
                SELECT 'size', 'r' || i,
                    CASE WHEN i > 6000 THEN 'CLOSED' WHEN i <= 1500 THEN 'WAITING' WHEN i <= 2500 THEN 'WAITLISTED'
                        WHEN i <= 3500 THEN 'OFFERED' ELSE 'CONFIRMED' END,
                    'WEB', CASE WHEN i % 9 = 0 THEN 'COUPLE' ELSE 'INDIVIDUAL' END,
                    CASE WHEN i % 4 = 0 THEN 'NV' ELSE 'CA' END, 'EITHER', '{anxiety}',
                    NOW - i * interval '1 minute', NOW - i * interval '30 seconds',
                    CASE WHEN i > 6000 THEN NULL ELSE NOW + (i % 3000) * interval '1 minute' END,
                    CASE WHEN i > 6000 THEN 'CONTINUES' END, '{en}', NOW - i * interval '1 minute',
                    CASE WHEN i > 3500 THEN NOW - i * interval '1 minute' + interval '3 days' END
                FROM generate_series(1, 100000) i;
                INSERT INTO participant (practice_id, request_id, position, person_id, state, time_zone, times,
                    languages, age, format, concerns)
                SELECT 'size', 'r' || i, 1, 'p' || i, 'CA', 'America/Los_Angeles',
                    CASE WHEN i % 3 = 0 THEN '{MON 1020 1260,TUE 1020 1260}' ELSE '{}' END::text[], '{en}',
                    'ADULT', 'EITHER', '{anxiety}' FROM generate_series(1, 100000) i;
                INSERT INTO person_task (practice_id, seq, request_id, reason, due_at)
                SELECT 'size', i, 'r' || i, 'NOTHING_FEASIBLE', NOW + (i % 900) * interval '1 minute'
                FROM generate_series(1, 1500) i;
                INSERT INTO session (practice_id, session_id, request_id, revision, status, therapist_id,
                    starts_at, ends_at, format, person_ids)
                SELECT 'size', 's' || i, 'r' || i, 1, CASE WHEN i > 6000 THEN 'OVER' ELSE 'CONFIRMED' END,
                    't' || (i % 500 + 1), h.at, h.at + interval '50 minutes', 'VIRTUAL', ARRAY['p' || i]
                FROM generate_series(3501, 100000) i, LATERAL (SELECT CASE WHEN i > 6000
                    THEN NOW - i * interval '1 minute'
                    ELSE date_trunc('day', NOW) + (i / 500) * interval '1 day' + interval '18 hours' END AS at) h;
                INSERT INTO taken_slot (practice_id, therapist_id, during, kind, request_id, offer_id, option_id)
                SELECT 'size', therapist_id, tstzrange(starts_at, starts_at + interval '60 minutes'), 'CONFIRMED',
                    request_id, 'o' || request_id, '1' FROM session WHERE practice_id = 'size' AND status = 'CONFIRMED';
                INSERT INTO session_outcome SELECT 'size', 's' || i, 'p' || i,
                    CASE WHEN i % 12 = 0 THEN 'NO_SHOW' ELSE 'ATTENDED' END FROM generate_series(6001, 100000) i;
                INSERT INTO timeline (practice_id, seq, request_id, recorded_at, event_type, details, command_id)
                SELECT 'size', i * 6 + e, 'r' || i, NOW - i * interval '1 minute',
                    (ARRAY['TrialRequested','TrialOffered','OptionConsented','TrialConfirmed','HumanNeeded'])[e],
                    '{}', 'c' || i FROM generate_series(1, 100000) i, generate_series(1, 5) e;
                UPDATE request r SET attended = true FROM session_outcome o
                    WHERE o.practice_id = 'size' AND o.outcome = 'ATTENDED' AND r.practice_id = 'size'
                        AND r.request_id = 'r' || substr(o.session_id, 2);
                UPDATE request r SET missed_after = ARRAY[s.starts_at - r.received_at]
                    FROM session_outcome o JOIN session s USING (practice_id, session_id)
                    WHERE o.practice_id = 'size' AND o.outcome = 'NO_SHOW' AND r.practice_id = 'size'
                        AND r.request_id = s.request_id;
                VACUUM ANALYZE\
                """
                        .split(";\n")) {
            jdbc.execute(statement.replace("NOW", at));
        }
    }
}
