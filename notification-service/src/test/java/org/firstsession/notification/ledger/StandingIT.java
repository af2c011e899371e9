// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstsession.notification.Parts;
import org.firstsession.notification.TestProperties;
import org.firstsession.notification.ledger.Claim.Standing;
import org.firstsession.notification.plan.Audience;
import org.firstsession.notification.plan.Decision;
import org.firstsession.notification.plan.Decision.About;
import org.firstsession.notification.plan.Decision.Booking;
import org.firstsession.notification.plan.Decision.HumanNeeded;
import org.firstsession.notification.plan.Format;
import org.firstsession.notification.plan.Matter;
import org.firstsession.notification.plan.MessageKind;
import org.firstsession.notification.plan.Role;
import org.firstsession.notification.plan.Rota;
import org.firstsession.notification.plan.Slot;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What makes messages untrue or needless: answers, people who leave, moves, a person who looks. */
class StandingIT {

    /** Decided a while ago, so that what needs no waiting is due. */
    private static final Instant DECIDED =
            Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);

    /** Where it is about noon, whenever this runs: no quiet hours delay a message. */
    private static final ZoneId NOON =
            ZoneOffset.ofHours(12 - DECIDED.atOffset(ZoneOffset.UTC).getHour());

    private static final Instant START = DECIDED.plus(Duration.ofDays(8));
    private static final Audience.Person ALEX = new Audience.Person("p1", NOON);
    private static final Audience.Person SAM = new Audience.Person("p2", NOON);

    private static final HikariDataSource DATABASE = database();
    private static final JdbcClient JDBC = JdbcClient.create(DATABASE);

    private final Reminders reminders =
            new Reminders(DATABASE, JDBC, new LedgerBells(), TestProperties.properties());
    private final Lateness lateness =
            new Lateness(JDBC, TestProperties.ROTAS, TestProperties.properties());
    private final DecisionFold fold = TestFold.on(DATABASE, reminders, TestProperties.properties());
    private final Ledger ledger = new Ledger(JDBC, TestProperties.properties());
    private int events;

    private static HikariDataSource database() {
        Parts.postgres().createDatabase("standing");
        var database = new HikariDataSource();
        database.setJdbcUrl(Parts.postgres().jdbcUrl("standing"));
        database.setUsername("postgres");
        database.setMaximumPoolSize(3);
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
                        "TRUNCATE effect, outcome, subject, seen_need, request_person, offer_option, answer,"
                                + " former_slot, scheduled_tasks")
                .update();
    }

    @Test
    void makesNoMessagesOfWhatWasTakenBefore() {
        fold.take(
                new Decision.RequestReceived(about(), new Audience(List.of(ALEX), false, false)),
                false);
        fold.take(confirmed(List.of("p1")), false);

        assertThat(JDBC.sql("SELECT count(*) FROM effect").query(Integer.class).single()).isZero();
        assertThat(JDBC.sql("SELECT count(*) FROM subject").query(Integer.class).single())
                .isEqualTo(2);
    }

    @Test
    void keepsAnOpenOfferOpenWhenTheLogIsReadAgain() {
        var offer = offer("o1");
        asks(ALEX);
        take(offer);

        fold.take(offer, false);

        assertThat(standing(MessageKind.REFILL_OFFER)).isEqualTo(Standing.TRUE_STILL);
    }

    @Test
    void asksNobodyWhoHasSaidWhereTheyWillSitUnlessTheSessionMovesAfterwards() {
        take(confirmed(List.of("p1")));
        take(new Decision.WhereaboutsConfirmed(about(), "s1", "p1"));
        fire(MessageKind.WHEREABOUTS_QUESTION);
        assertThat(reason(MessageKind.WHEREABOUTS_QUESTION, 1)).isEqualTo("ANSWERED");

        take(moved("t1"));
        fire(MessageKind.WHEREABOUTS_QUESTION);

        assertThat(standing(MessageKind.WHEREABOUTS_QUESTION)).isEqualTo(Standing.TRUE_STILL);
    }

    @Test
    void asksATherapistUntilTheOutcomeIsKnownOfEverybody() {
        take(confirmed(List.of("p1", "p2")));
        take(new Decision.OutcomeRecorded(about(), "s1", "p1", true));
        fire(MessageKind.OUTCOME_QUESTION);
        assertThat(standings(Role.THERAPIST)).containsExactly(Standing.TRUE_STILL);

        take(new Decision.OutcomeRecorded(about(), "s1", "p2", true));
        assertThat(standings(Role.THERAPIST)).containsExactly(Standing.ANSWERED);

        take(new Decision.OutcomeTakenBack(about(), "s1", "p2"));
        assertThat(standings(Role.THERAPIST)).containsExactly(Standing.TRUE_STILL);
    }

    @Test
    void asksAClientUntilTheyHaveSaidHowItGoesOnAndNobodyWhoWasNotThere() {
        take(confirmed(List.of("p1", "p2")));
        take(new Decision.OutcomeRecorded(about(), "s1", "p1", true));
        take(new Decision.OutcomeRecorded(about(), "s1", "p2", false));
        fire(MessageKind.OUTCOME_QUESTION);

        assertThat(standings(Role.CLIENT)).containsExactly(Standing.TRUE_STILL);
        take(new Decision.ChoiceRecorded(about(), "s1", "p1"));
        assertThat(standings(Role.CLIENT)).containsExactly(Standing.ANSWERED);
    }

    @Test
    void invitesNobodyWhoHasJoinedOrDeclined() {
        take(new Decision.PartnerInvited(about(), START));
        assertThat(standing(MessageKind.INVITATION)).isEqualTo(Standing.TRUE_STILL);

        take(new Decision.InvitationDeclined(about()));

        assertThat(standing(MessageKind.INVITATION)).isEqualTo(Standing.SUPERSEDED);
    }

    @Test
    void tellsAPartnerWhoIsLeftBehindAndNothingMore() {
        asks(ALEX, SAM);
        take(offer("o1"));
        take(new Decision.ContinuedAlone(about(), "p1", List.of()));
        take(offer("o2"));

        assertThat(claims())
                .filteredOn(claim -> claim.standing() == Standing.TRUE_STILL)
                .extracting(claim -> claim.effect().kind() + " " + claim.effect().recipient().id())
                .containsExactlyInAnyOrder(
                        "REQUEST_RECEIVED p1", "NOT_TOGETHER p2", "REFILL_OFFER p1");
    }

    @Test
    void releasesATherapistFromTheHourThatWasTheirs() {
        take(confirmed(List.of("p1")));
        take(moved("t9"));

        var claims = claims();
        var released = (Matter.OfSession) claimOf(claims, MessageKind.RELEASE).matter();
        var changed = (Matter.OfSession) claimOf(claims, MessageKind.CHANGE).matter();

        assertThat(released.appointment().therapistId()).isEqualTo("t1");
        assertThat(released.appointment().startsAt()).isEqualTo(START);
        assertThat(changed.appointment().startsAt()).isEqualTo(START.plusSeconds(86_400));
        assertThat(changed.former().startsAt()).isEqualTo(START);
    }

    @Test
    void asksATherapistUntilTheOfferIsOver() {
        take(offer("o1"));
        take(new Decision.TherapistAsked(about(), "o1", slot("t1", START), START));
        assertThat(standing(MessageKind.THERAPIST_QUESTION)).isEqualTo(Standing.TRUE_STILL);

        take(new Decision.OfferEnded(about(), "o1"));

        assertThat(standing(MessageKind.THERAPIST_QUESTION)).isEqualTo(Standing.SUPERSEDED);
    }

    @Test
    void callsAboutAWorryRoundTheRotaUntilItIsLifted() {
        asks(ALEX);
        take(needed(HumanNeeded.SAFETY));
        assertThat(lateness.callAgain()).isZero();

        tenMinutesPass();
        assertThat(lateness.callAgain()).isEqualTo(1);
        assertThat(lateness.callAgain()).isZero();
        tenMinutesPass();
        take(new Decision.TaskDone(about()));
        take(confirmed(List.of("p1")));
        assertThat(lateness.callAgain()).isEqualTo(1);

        assertThat(claims())
                .filteredOn(claim -> claim.effect().kind() == MessageKind.HUMAN_NEEDED)
                .allSatisfy(claim -> assertThat(claim.standing()).isEqualTo(Standing.TRUE_STILL))
                .extracting(claim -> claim.effect().recipient().id())
                .containsExactlyInAnyOrder("1", "2", "1");
        tenMinutesPass();
        take(new Decision.HoldLifted(about()));
        assertThat(lateness.callAgain()).isZero();
        assertThat(standing(MessageKind.HUMAN_NEEDED)).isEqualTo(Standing.SUPERSEDED);
    }

    @Test
    void callsAboutAWorryFromBeforeSomebodyWasOnCall() {
        asks(ALEX);
        take(needed(HumanNeeded.SAFETY));
        tenMinutesPass();
        var nobody = new Lateness(JDBC, practice -> new Rota(0), TestProperties.properties());

        assertThat(nobody.callAgain()).isZero();
        assertThat(lateness.callAgain()).isEqualTo(1);
    }

    @Test
    void callsNobodyAboutAWorryThatSomebodyHasAcknowledged() {
        asks(ALEX);
        take(needed(HumanNeeded.SAFETY));
        tenMinutesPass();

        lateness.seen(about().practiceId(), needId());

        assertThat(lateness.callAgain()).isZero();
        assertThat(standing(MessageKind.HUMAN_NEEDED)).isEqualTo(Standing.ANSWERED);
        take(needed(HumanNeeded.SAFETY));
        tenMinutesPass();
        assertThat(lateness.callAgain()).isEqualTo(1);
    }

    @Test
    void callsTheNextWhenTheSameIsNeededAgainAndTheFirstOnceSomebodyHasLooked() {
        take(needed("OFFER_LAPSED"));
        take(needed("OFFER_LAPSED"));
        take(needed("OFFER_DECLINED"));
        take(new Decision.TaskDone(about()));
        take(needed("OFFER_LAPSED"));

        assertThat(
                        JDBC.sql("SELECT recipient_id FROM effect ORDER BY event_id")
                                .query(String.class)
                                .list())
                .containsExactly("1", "2", "1", "1");
    }

    private void take(Decision decision) {
        fold.take(decision, true);
    }

    private void asks(Audience.Person... people) {
        take(
                new Decision.RequestReceived(
                        about(), new Audience(List.of(people), false, people.length > 1)));
    }

    private void fire(MessageKind kind) {
        JDBC.sql("SELECT effect_id FROM effect WHERE kind = ? AND state = 'PLANNED'")
                .param(kind.name())
                .query(String.class)
                .list()
                .forEach(reminders::fire);
    }

    /** The newest one. */
    private static String needId() {
        return JDBC.sql(
                        "SELECT subject_id FROM subject WHERE kind = 'NEED' ORDER BY decided_at DESC LIMIT 1")
                .query(String.class)
                .single();
    }

    private static void tenMinutesPass() {
        JDBC.sql("UPDATE effect SET due_at = due_at - interval '11 minutes'").update();
    }

    /** Everything due, as it stands now. */
    private List<Claim> claims() {
        JDBC.sql("UPDATE effect SET lease_until = NULL").update();
        return ledger.claim(50);
    }

    private Standing standing(MessageKind kind) {
        fire(kind);
        return claimOf(claims(), kind).standing();
    }

    private List<Standing> standings(Role role) {
        return claims().stream()
                .filter(claim -> claim.effect().kind() == MessageKind.OUTCOME_QUESTION)
                .filter(claim -> claim.effect().recipient().role() == role)
                .map(Claim::standing)
                .toList();
    }

    private static Claim claimOf(List<Claim> claims, MessageKind kind) {
        return claims.stream()
                .filter(claim -> claim.effect().kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static String reason(MessageKind kind, int revision) {
        return JDBC.sql("SELECT reason FROM effect WHERE kind = ? AND revision = ?")
                .params(kind.name(), revision)
                .query(String.class)
                .single();
    }

    private About about() {
        events++;
        return new About("lakeside", "lakeside:" + events, DECIDED.plusSeconds(events), "r1");
    }

    private Decision needed(String need) {
        return new HumanNeeded(about(), null, need, START, 0);
    }

    private Decision offer(String offerId) {
        return new Decision.OfferMade(
                about(), offerId, 1, Decision.Occasion.REFILL, START, List.of(slot("t1", START)));
    }

    private Decision confirmed(List<String> people) {
        return new Decision.SessionConfirmed(
                about(), new Booking("s1", 1, people, slot("t1", START)));
    }

    private Decision moved(String therapistId) {
        return new Decision.SessionMoved(
                about(),
                new Booking("s1", 2, List.of("p1"), slot(therapistId, START.plusSeconds(86_400))),
                slot("t1", START));
    }

    private static Slot slot(String therapistId, Instant start) {
        return new Slot(therapistId, start, start.plusSeconds(3000), Format.VIRTUAL, null);
    }
}
