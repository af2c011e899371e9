// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.firstsession.notification.Parts;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.ledger.Claim.Standing;
import org.firstsession.notification.plan.Appointment;
import org.firstsession.notification.plan.Audience;
import org.firstsession.notification.plan.Channel;
import org.firstsession.notification.plan.Decision;
import org.firstsession.notification.plan.Decision.About;
import org.firstsession.notification.plan.Decision.Booking;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Office;
import org.firstsession.notification.plan.Role;
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

    private final Reminders reminders =
            new Reminders(DATABASE, JDBC, new LedgerBells(), TestProperties.properties());
    private final Lateness lateness =
            new Lateness(JDBC, TestProperties.ROTAS, TestProperties.properties());
    private final DecisionFold fold = fold();
    private final Ledger ledger = new Ledger(JDBC, TestProperties.properties("1", ""));
    private final Ledger other = new Ledger(JDBC, TestProperties.properties("2", ""));

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
        JDBC.sql(
                        "TRUNCATE effect, outcome, subject, office, therapist, request_person, offer_option,"
                                + " scheduled_tasks, text_status, answer, former_slot, taken_event")
                .update();
        fold.takeTherapist("lakeside", "t1", 1, PACIFIC);
        fold.takeOffice("lakeside", "oak", new Office("Oakland", "1 Lake Street", PACIFIC));
    }

    @Test
    void claimsOneMessagePerRecipientWithWhatThereIsToSay() {
        take(confirmed("s1", 1));

        var claims = ledger.claim(10);

        assertThat(claims)
                .extracting(claim -> claim.effect().recipient().role())
                .containsExactlyInAnyOrder(Role.CLIENT, Role.THERAPIST);
        assertThat(claims)
                .allSatisfy(claim -> {
                    assertThat(claim.standing()).isEqualTo(Standing.TRUE_STILL);
                    assertThat(appointment(claim).office())
                            .isEqualTo(new Office("Oakland", "1 Lake Street", PACIFIC));
                    assertThat(appointment(claim).therapistZone()).isEqualTo(PACIFIC);
                });
        assertThat(ledger.claim(10)).isEmpty();
    }

    @Test
    void plansNothingNewWhenTheLogIsReadAgain() {
        take(confirmed("s1", 1));
        take(cancelled("s1", 2));
        settleAll();

        take(confirmed("s1", 1));

        assertThat(ledger.claim(10)).isEmpty();
        assertThat(count("SELECT count(*) FROM effect")).isEqualTo(8);
        assertThat(count("SELECT revision FROM subject")).isEqualTo(2);
    }

    @Test
    void sharesTheDueMessagesOutWithoutOverlap() throws Exception {
        for (int i = 0; i < 50; i++) {
            take(confirmed("s" + i, 1));
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
        take(confirmed("s1", 1));
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
        take(confirmed("s1", 1));
        var claims = ledger.claim(2);
        ledger.beginHandover(claims.getFirst());
        endLeases();

        other.claim(2);

        assertThat(mayBeRepeated(claims.getFirst())).isTrue();
        assertThat(mayBeRepeated(claims.getLast())).isFalse();
    }

    @Test
    void takesUpWhatItsFormerLifeLeftBehindAndNobodyElses() {
        take(confirmed("s1", 1));
        var mine = ledger.claim(1).getFirst();
        other.claim(1);

        assertThat(ledger.endOwnLeases()).isEqualTo(1);

        assertThat(ledger.claim(10))
                .extracting(claim -> claim.effect().id())
                .containsExactly(mine.effect().id());
    }

    @Test
    void handsNothingOverThatALaterRevisionOvertook() {
        take(confirmed("s1", 1));
        var claim = ledger.claim(1).getFirst();

        take(cancelled("s1", 2));

        assertThat(ledger.beginHandover(claim)).isFalse();
    }

    @Test
    void keepsACancellationBackWhileTheConfirmationIsOnItsWayOut() {
        take(confirmed("s1", 1));
        var confirmations = ledger.claim(2);
        take(cancelled("s1", 2));

        assertThat(ledger.claim(10)).isEmpty();
        confirmations.forEach(claim -> ledger.settle(claim, ACCEPTED));

        assertThat(ledger.claim(10))
                .hasSize(2)
                .allSatisfy(claim ->
                        assertThat(claim.effect().kind()).isEqualTo(MessageKind.CANCELLATION));
    }

    @Test
    void letsAMessageRestUntilItsNextAttempt() {
        take(confirmed("s1", 1));
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
        take(confirmed("s1", 1));
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

    @Test
    void plansRemindersAndMakesThemDueAtTheirTime() {
        take(confirmed("s1", 1));

        assertThat(count("SELECT count(*) FROM scheduled_tasks")).isEqualTo(4);
        assertThat(ledger.claim(10)).noneMatch(claim -> claim.effect().kind().isReminder());
        ids("FIRST_REMINDER").forEach(reminders::fire);

        assertThat(ledger.claim(10))
                .singleElement()
                .extracting(claim -> claim.effect().kind())
                .isEqualTo(MessageKind.FIRST_REMINDER);
    }

    @Test
    void endsRemindersOfASessionThatIsCancelledWhereTheyFire() {
        take(confirmed("s1", 1));
        take(cancelled("s1", 2));
        settleAll();

        ids("FIRST_REMINDER").forEach(reminders::fire);

        assertThat(ledger.claim(10)).isEmpty();
        assertThat(
                        text(
                                "SELECT outcome.reason FROM outcome JOIN effect USING (effect_id)"
                                        + " WHERE kind = 'FIRST_REMINDER'"))
                .isEqualTo("SUPERSEDED");
    }

    @Test
    void firesNothingTwiceWhenTheLogIsReadAgain() {
        var confirmed = confirmed("s1", 1);
        take(confirmed);
        JDBC.sql("DELETE FROM scheduled_tasks").update();
        take(confirmed);

        assertThat(count("SELECT count(*) FROM scheduled_tasks")).isZero();
    }

    @Test
    void tellsOfAReminderThatWouldWakeSomebodyInsteadOfSendingIt() {
        take(confirmed("s1", 1));
        settleAll();
        ids("LAST_REMINDER").forEach(reminders::fire);
        JDBC.sql("UPDATE effect SET good_until = now() WHERE kind = 'LAST_REMINDER'").update();

        assertThat(ledger.claim(10))
                .singleElement()
                .satisfies(claim -> {
                    assertThat(claim.standing()).isEqualTo(Standing.TOO_LATE);
                    assertThat(ledger.beginHandover(claim)).isFalse();
                });
    }

    @Test
    void tellsOnceOfWhatIsLateAndTriesItFurther() {
        take(confirmed("s1", 1));
        JDBC.sql("UPDATE effect SET late_after = now() WHERE state = 'DUE'").update();

        assertThat(lateness.escalate()).isEqualTo(2);
        assertThat(lateness.escalate()).isZero();

        assertThat(ledger.claim(10)).hasSize(2);
        settleAll();
        assertThat(count("SELECT count(*) FROM outcome WHERE reason = 'LATE'")).isEqualTo(2);
    }

    @Test
    void callsTheNextOfTheRotaWhenTheFirstIsNotReachedInTime() {
        take(new Decision.HumanNeeded(about(1), null, "OFFER_LAPSED", Instant.now(), 0));
        JDBC.sql("UPDATE effect SET late_after = now()").update();

        lateness.escalate();

        assertThat(ledger.claim(10))
                .extracting(claim -> claim.effect().recipient().id())
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void passesAMessageOnToTheChosenChannelOnce() {
        take(confirmed("s1", 1));
        var claim = clientsOf(ledger.claim(2));

        assertThat(ledger.redirect(claim, Channel.TEXT_MESSAGE)).isTrue();

        var passedOn = ledger.claim(10).getFirst();
        assertThat(passedOn.effect()).isEqualTo(claim.effect().by(Channel.TEXT_MESSAGE));
        assertThat(ledger.redirect(passedOn, Channel.EMAIL)).isFalse();
        assertThat(count("SELECT count(*) FROM outcome WHERE reason = 'OTHER_CHANNEL'"))
                .isEqualTo(1);
    }

    @Test
    void keepsInMindThatATextMayHaveLeft() {
        take(confirmed("s1", 1));
        ledger.redirect(clientsOf(ledger.claim(2)), Channel.TEXT_MESSAGE);
        var claim = ledger.claim(10).getFirst();
        ledger.beginHandover(claim);
        endLeases();

        var again =
                other.claim(10).stream()
                        .filter(one -> one.effect().equals(claim.effect()))
                        .findFirst()
                        .orElseThrow();

        assertThat(again.unclearSince()).isNotNull();
        assertThat(mayBeRepeated(again)).isFalse();
        other.retryAfter(again, Duration.ZERO, true);
        assertThat(other.claim(10).getFirst().unclearSince()).isEqualTo(again.unclearSince());
    }

    @Test
    void endsAnOfferWithItsSessionAndGivesItMoreTime() {
        var expiresAt = Instant.now().plusSeconds(60);
        var people = new Audience(List.of(new Audience.Person("p1", PACIFIC)), true, false);
        var slot = booking("s1", 1).slot();
        take(new Decision.RequestReceived(about(1), people));
        take(
                new Decision.OfferMade(
                        about(2), "o1", 1, Decision.Occasion.ASKED_FOR, expiresAt, List.of(slot)));
        take(new Decision.OfferExtended(about(3), "o1", expiresAt.plusSeconds(600)));

        var offer = claimOf(MessageKind.OFFER);

        assertThat(offer.matter())
                .isInstanceOfSatisfying(
                        Matter.OfOffer.class, matter -> assertThat(matter.options()).hasSize(1));
        assertThat(ledger.beginHandover(offer)).isTrue();
        take(confirmed("s1", 4));
        assertThat(ledger.beginHandover(offer)).isFalse();
    }

    @Test
    void keepsTheMatrixOfWhoWasToldWhat() {
        take(confirmed("s1", 1));
        settleAll();

        assertThat(new Deliveries(JDBC).ofRequest("lakeside", "r1"))
                .extracting(Delivered::state)
                .containsExactlyInAnyOrder(
                        "ACCEPTED", "ACCEPTED", "PLANNED", "PLANNED", "PLANNED", "PLANNED");
    }

    private Claim claimOf(MessageKind kind) {
        return ledger.claim(10).stream()
                .filter(claim -> claim.effect().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Claim clientsOf(List<Claim> claims) {
        return claims.stream()
                .filter(claim -> claim.effect().recipient().role() == Role.CLIENT)
                .findFirst()
                .orElseThrow();
    }

    private static Appointment appointment(Claim claim) {
        return ((Matter.OfSession) claim.matter()).appointment();
    }

    private static List<String> ids(String kind) {
        return JDBC.sql("SELECT effect_id FROM effect WHERE kind = ?")
                .param(kind)
                .query(String.class)
                .list();
    }

    private static String text(String query) {
        return JDBC.sql(query).query(String.class).single();
    }

    private DecisionFold fold() {
        return TestFold.on(DATABASE, reminders, TestProperties.properties());
    }

    private void take(Decision decision) {
        fold.take(decision, true);
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

    private static Decision confirmed(String sessionId, int revision) {
        return new Decision.SessionConfirmed(about(revision), booking(sessionId, revision));
    }

    private static Decision cancelled(String sessionId, int revision) {
        return new Decision.SessionCancelled(about(revision), booking(sessionId, revision));
    }

    private static About about(int revision) {
        var decided = Instant.now().plusSeconds(revision);
        return new About("lakeside", "lakeside:" + revision, decided, "r1");
    }

    private static Booking booking(String sessionId, int revision) {
        return booking(sessionId, revision, Instant.now().plus(Duration.ofDays(8)));
    }

    private static Booking booking(String sessionId, int revision, Instant start) {
        return new Booking(
                sessionId,
                revision,
                List.of("p1"),
                new Slot("t1", start, start.plusSeconds(3000), Format.IN_PERSON, "oak"));
    }
}
