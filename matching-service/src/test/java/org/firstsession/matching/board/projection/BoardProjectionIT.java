// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.firstsession.matching.board.PracticeStory.slot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstsession.events.HumanNeed;
import org.firstsession.events.RefusalReason;
import org.firstsession.matching.board.BoardDatabase;
import org.firstsession.matching.board.PracticeStory;
import org.firstsession.schemas.feed.FeedPositions.PositionMovedException;
import org.firstsession.schemas.feed.FeedTarget.PositionMove;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class BoardProjectionIT {

    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final Instant TEN = Instant.parse("2026-11-25T18:00:00Z");

    private final PracticeStory lakeside = new PracticeStory("lakeside", 4, NOW);
    private JdbcTemplate jdbc;
    private BoardProjection board;

    @BeforeEach
    void start() {
        var dataSource = BoardDatabase.migrated();
        jdbc = new JdbcTemplate(dataSource);
        board =
                new BoardProjection(
                        jdbc, new TransactionTemplate(new JdbcTransactionManager(dataSource)));
        lakeside.opens("Lakeside", "America/Los_Angeles");
    }

    @Test
    void followsARequestToItsSession() {
        lakeside.requested("r1", "anxiety")
                .offered("r1", "o1", 1, slot("ana", TEN), slot("ben", TEN))
                .later(Duration.ofMinutes(5))
                .confirmed("r1", "o1", 2, slot("ben", TEN))
                .tellTo(board);

        assertThat(row("SELECT state, sits_in, format, due_at::text FROM request"))
                .containsEntry("state", "CONFIRMED")
                .containsEntry("sits_in", "CA")
                .containsEntry("format", "EITHER")
                .containsEntry("due_at", "2026-11-25 18:00:00+00");
        assertThat(row("SELECT therapist_id, status FROM session"))
                .containsEntry("therapist_id", "ben")
                .containsEntry("status", "CONFIRMED");
        assertThat(texts("SELECT therapist_id || ' ' || kind FROM taken_slot"))
                .containsExactly("ben CONFIRMED");
        assertThat(texts("SELECT event_type FROM timeline ORDER BY seq"))
                .containsExactly("TrialRequested", "TrialOffered", "TrialConfirmed");
        assertThat(texts("SELECT unnest(criteria) || ' ' || unnest(points) FROM offer_option"))
                .containsExactly("SPECIALTY 30", "SAME_DAY -5", "SPECIALTY 30", "SAME_DAY -5");
    }

    @Test
    void freesHoursWhenAnOfferEndsOrASessionIsCancelled() {
        lakeside.requested("r1").offered("r1", "o1", 1, slot("ana", TEN)).expired("r1", "o1");
        lakeside.requested("r2").offered("r2", "o2", 1, slot("ana", TEN)).declined("r2", "o2");
        lakeside.requested("r3").offered("r3", "o3", 1, slot("ana", TEN));
        lakeside.confirmed("r3", "o3", 1, slot("ana", TEN)).cancelled("r3", slot("ana", TEN));
        lakeside.tellTo(board);

        assertThat(texts("SELECT offer_id FROM taken_slot")).isEmpty();
        assertThat(texts("SELECT state FROM request ORDER BY request_id"))
                .containsExactly("WAITING", "WAITING", "CLOSED");
        assertThat(row("SELECT status, cancelled_by, late FROM session"))
                .containsEntry("status", "CANCELLED")
                .containsEntry("cancelled_by", "CLIENT")
                .containsEntry("late", true);
    }

    @Test
    void keepsAPersonsTaskUntilItIsSettled() {
        lakeside.requested("r1").needsPerson("r1", HumanNeed.AGE_NOT_STATED);
        lakeside.offered("r1", "o1", 1, slot("ana", TEN)).expired("r1", "o1");
        lakeside.needsPerson("r1", HumanNeed.OFFER_LAPSED).offered("r1", "o2", 2, slot("ana", TEN));
        lakeside.tellTo(board);

        assertThat(texts("SELECT reason FROM person_task WHERE open"))
                .containsExactly("AGE_NOT_STATED");
    }

    @Test
    void standsStillWhenTwoHoursOfATherapistOverlap() {
        lakeside.requested("r1").offered("r1", "o1", 1, slot("ana", TEN)).tellTo(board);
        // The buffer behind the first session still runs when the second starts.
        var withinBuffer = TEN.plus(Duration.ofMinutes(55));
        lakeside.requested("r2").offered("r2", "o2", 1, slot("ana", withinBuffer));

        assertThatExceptionOfType(PromiseBrokenException.class)
                .isThrownBy(() -> lakeside.tellTo(board));

        assertThat(board.standstill())
                .isEqualTo(new Standstill(Standstill.Reason.OVERLAP, "lakeside:5", 4, 4));
        assertThat(texts("SELECT request_id FROM request")).containsExactly("r1");
        assertThat(board.positions(List.of(lakeside.partition())))
                .containsEntry(lakeside.partition(), 3L);
    }

    @Test
    void noticesAnOverlapThatALaterDecisionOfTheSameBatchTakesBack() {
        lakeside.requested("r1").offered("r1", "o1", 1, slot("ana", TEN));
        lakeside.requested("r2").offered("r2", "o2", 1, slot("ana", TEN)).expired("r2", "o2");

        assertThatExceptionOfType(PromiseBrokenException.class)
                .isThrownBy(() -> lakeside.tellTo(board));
    }

    @Test
    void letsOneTherapistsHoursFollowEachOtherAndOthersOverlap() {
        lakeside.requested("r1")
                .offered("r1", "o1", 1, slot("ana", TEN), slot("ben", TEN))
                .requested("r2")
                .offered("r2", "o2", 1, slot("ana", TEN.plus(Duration.ofMinutes(60))))
                .tellTo(board);
        new PracticeStory("hillside", 5, NOW)
                .opens("Hillside", "America/Los_Angeles")
                .requested("r3")
                .offered("r3", "o3", 1, slot("ana", TEN))
                .tellTo(board);

        assertThat(texts("SELECT therapist_id FROM taken_slot ORDER BY 1"))
                .containsExactly("ana", "ana", "ana", "ben");
        assertThat(board.standstill()).isNull();
    }

    @Test
    void standsStillWhenAnEventIsMissing() {
        lakeside.skipsANumber().toldTheTime();

        assertThatExceptionOfType(PromiseBrokenException.class)
                .isThrownBy(() -> lakeside.tellTo(board));

        assertThat(board.standstill())
                .isEqualTo(new Standstill(Standstill.Reason.GAP, "lakeside:3", 4, 1));
    }

    @Test
    void takesNothingOverWhenAnotherInstanceHasMovedThePosition() {
        lakeside.tellTo(board);
        board.take(List.of(), List.of(new PositionMove(lakeside.partition(), 1, 9)));
        lakeside.requested("r1");

        assertThatExceptionOfType(PositionMovedException.class)
                .isThrownBy(() -> lakeside.tellTo(board));

        assertThat(texts("SELECT request_id FROM request")).isEmpty();
        assertThat(board.positions(List.of(lakeside.partition())))
                .containsEntry(lakeside.partition(), 9L);
    }

    @Test
    void goesOnPastIdsThatPostgresCannotStore() {
        lakeside.refused("AcceptOffer", "r\0x", RefusalReason.UNKNOWN_REQUEST)
                .requested("r1\0", "anx\0iety")
                .tellTo(board);

        assertThat(texts("SELECT request_id FROM request")).containsExactly("r1\uFFFD");
        assertThat(row("SELECT seq FROM practice")).containsEntry("seq", 3L);
    }

    private List<@Nullable String> texts(String sql) {
        return jdbc.queryForList(sql, String.class);
    }

    private Map<String, @Nullable Object> row(String sql) {
        return jdbc.queryForMap(sql);
    }
}
