// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.firstsession.notification.NotificationProperties;
import org.firstsession.notification.Parts;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.Role;
import org.firstsession.notification.plan.SessionChange;
import org.firstsession.notification.plan.Slot;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class LedgerIT {

    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final Outcome ACCEPTED = new Outcome.Accepted("<id@example>");

    private static final HikariDataSource DATABASE = database();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);

    private final SessionFold fold = new SessionFold(JDBC);
    private final Ledger ledger = new Ledger(JDBC, properties("1"));
    private final Ledger other = new Ledger(JDBC, properties("2"));

    private static HikariDataSource database() {
        Parts.postgres().createDatabase("ledger");
        var database = new HikariDataSource();
        database.setJdbcUrl(Parts.postgres().jdbcUrl("ledger"));
        database.setUsername("postgres");
        Flyway.configure().dataSource(database).load().migrate();
        return database;
    }

    @AfterAll
    static void closes() {
        DATABASE.close();
    }

    @BeforeEach
    void empties() {
        JDBC.sql("TRUNCATE effect, session, office, therapist").update();
        fold.takeTherapist("lakeside", "t1", 1, PACIFIC);
        fold.takeOffice("lakeside", "oak", new Office("Oakland", "1 Lake Street", PACIFIC));
    }

    @Test
    void claimsOneMessagePerRecipientWithWhatThereIsToSay() {
        fold.take(confirmed("s1", 1));

        var claims = ledger.claim(10);

        assertThat(claims)
                .extracting(claim -> claim.effect().recipient().role())
                .containsExactlyInAnyOrder(Role.CLIENT, Role.THERAPIST);
        assertThat(claims)
                .allSatisfy(claim -> {
                    assertThat(claim.currentRevision()).isEqualTo(1);
                    assertThat(claim.appointment().office())
                            .isEqualTo(new Office("Oakland", "1 Lake Street", PACIFIC));
                    assertThat(claim.appointment().therapistZone()).isEqualTo(PACIFIC);
                });
        assertThat(ledger.claim(10)).isEmpty();
    }

    @Test
    void plansNothingNewWhenTheLogIsReadAgain() {
        fold.take(confirmed("s1", 1));
        fold.take(cancelled("s1", 2));
        settleAll();

        fold.take(confirmed("s1", 1));

        assertThat(ledger.claim(10)).isEmpty();
        assertThat(count("SELECT count(*) FROM effect")).isEqualTo(4);
        assertThat(count("SELECT revision FROM session")).isEqualTo(2);
    }

    @Test
    void sharesTheDueMessagesOutWithoutOverlap() throws Exception {
        for (int i = 0; i < 50; i++) {
            fold.take(confirmed("s" + i, 1));
        }
        var claimed = new ArrayList<Claim>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            Callable<List<Claim>> work =
                    () -> {
                        var mine = new ArrayList<Claim>();
                        for (var some = other.claim(3); !some.isEmpty(); some = other.claim(3)) {
                            mine.addAll(some);
                        }
                        return mine;
                    };
            for (var result : pool.invokeAll(List.of(work, work, work, work))) {
                claimed.addAll(result.get());
            }
        }

        assertThat(claimed).hasSize(100);
        assertThat(new HashSet<>(claimed.stream().map(claim -> claim.effect().id()).toList()))
                .hasSize(100);
    }

    @Test
    void refusesAResultFromAClaimThatWasOvertaken() {
        fold.take(confirmed("s1", 1));
        var stale = ledger.claim(1).getFirst();
        endLeases();
        var fresh = claimOf(other, stale);

        assertThat(ledger.beginHandover(stale)).isFalse();
        assertThat(ledger.settle(stale, ACCEPTED)).isFalse();
        assertThat(ledger.retryAfter(stale, Duration.ZERO, false)).isFalse();
        assertThat(other.beginHandover(fresh)).isTrue();
        assertThat(other.settle(fresh, ACCEPTED)).isTrue();
    }

    @Test
    void marksAMessageWhoseHolderDiedWhileHandingItOver() {
        fold.take(confirmed("s1", 1));
        var claims = ledger.claim(2);
        ledger.beginHandover(claims.getFirst());
        endLeases();

        other.claim(2);

        assertThat(mayBeRepeated(claims.getFirst())).isTrue();
        assertThat(mayBeRepeated(claims.getLast())).isFalse();
    }

    @Test
    void takesUpWhatItsFormerLifeLeftBehindAndNobodyElses() {
        fold.take(confirmed("s1", 1));
        var mine = ledger.claim(1).getFirst();
        other.claim(1);

        assertThat(ledger.endOwnLeases()).isEqualTo(1);

        assertThat(ledger.claim(10))
                .extracting(claim -> claim.effect().id())
                .containsExactly(mine.effect().id());
    }

    @Test
    void handsNothingOverThatALaterRevisionOvertook() {
        fold.take(confirmed("s1", 1));
        var claim = ledger.claim(1).getFirst();

        fold.take(cancelled("s1", 2));

        assertThat(ledger.beginHandover(claim)).isFalse();
    }

    @Test
    void keepsACancellationBackWhileTheConfirmationIsOnItsWayOut() {
        fold.take(confirmed("s1", 1));
        var confirmations = ledger.claim(2);
        fold.take(cancelled("s1", 2));

        assertThat(ledger.claim(10)).isEmpty();
        confirmations.forEach(claim -> ledger.settle(claim, ACCEPTED));

        assertThat(ledger.claim(10))
                .hasSize(2)
                .allSatisfy(claim ->
                        assertThat(claim.effect().kind()).isEqualTo(MessageKind.CANCELLATION));
    }

    @Test
    void letsAMessageRestUntilItsNextAttempt() {
        fold.take(confirmed("s1", 1));
        var claims = ledger.claim(2);
        ledger.retryAfter(claims.getFirst(), Duration.ofHours(1), true);
        ledger.retryAfter(claims.getLast(), Duration.ZERO, false);

        assertThat(ledger.claim(10))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.effect()).isEqualTo(claims.getLast().effect());
                    assertThat(claim.attempts()).isEqualTo(2);
                });
        assertThat(mayBeRepeated(claims.getFirst())).isTrue();
    }

    @Test
    void publishesEachOutcomeUntilTheLogHasIt() {
        fold.take(confirmed("s1", 1));
        settleAll();
        var outbox =
                new Outbox(JDBC, new TransactionTemplate(new JdbcTransactionManager(DATABASE)));

        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(() ->
                                outbox.drain(
                                        10,
                                        some -> {
                                            throw new IllegalStateException("log away");
                                        })))
                .hasMessage("log away");
        var published = new ArrayList<SettledEffect>();
        assertThat(outbox.drain(10, published::addAll)).isEqualTo(2);

        assertThat(published).allSatisfy(one -> assertThat(one.outcome()).isEqualTo(ACCEPTED));
        assertThat(outbox.drain(10, published::addAll)).isZero();
    }

    private void settleAll() {
        for (var claims = ledger.claim(10); !claims.isEmpty(); claims = ledger.claim(10)) {
            claims.forEach(claim -> ledger.settle(claim, ACCEPTED));
        }
    }

    private static Claim claimOf(Ledger ledger, Claim earlier) {
        return ledger.claim(10).stream()
                .filter(claim -> claim.effect().equals(earlier.effect()))
                .findFirst()
                .orElseThrow();
    }

    private static void endLeases() {
        JDBC.sql("UPDATE effect SET lease_until = now() - interval '1 second'").update();
    }

    private static boolean mayBeRepeated(Claim claim) {
        return JDBC.sql("SELECT may_be_repeated FROM effect WHERE effect_id = ?")
                .param(claim.effect().id())
                .query(Boolean.class)
                .single();
    }

    private static int count(String query) {
        return JDBC.sql(query).query(Integer.class).single();
    }

    private static SessionChange confirmed(String sessionId, int revision) {
        return new SessionChange.Confirmed(decision(sessionId, revision));
    }

    private static SessionChange cancelled(String sessionId, int revision) {
        return new SessionChange.Cancelled(decision(sessionId, revision));
    }

    private static SessionChange.Decision decision(String sessionId, int revision) {
        var start = Instant.parse("2026-12-01T22:00:00Z");
        return new SessionChange.Decision(
                "lakeside",
                "lakeside:" + revision,
                Instant.parse("2026-11-23T10:00:00Z"),
                "r1",
                sessionId,
                revision,
                List.of("p1"),
                new Slot("t1", start, start.plusSeconds(3000), Format.IN_PERSON, "oak"));
    }

    private static NotificationProperties properties(String instance) {
        return new NotificationProperties(
                "127.0.0.1:1",
                "mock://test",
                URI.create("http://127.0.0.1:1"),
                "token",
                instance,
                new NotificationProperties.Mail("Appointments", "a@example.org", "example.org"),
                new NotificationProperties.Delivery(
                        2, Duration.ofMinutes(2), Duration.ofMillis(100), Duration.ofSeconds(1)));
    }
}
