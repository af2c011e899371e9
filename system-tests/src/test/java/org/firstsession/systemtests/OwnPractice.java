// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.awaitility.Awaitility;
import org.firstsession.commands.AdvanceTime;
import org.firstsession.commands.ListTherapist;
import org.firstsession.commands.OpenPractice;
import org.firstsession.commands.SetPolicy;
import org.firstsession.commands.SetTimeOff;
import org.firstsession.events.TherapistListed;
import org.firstsession.schemas.PolicyDefaults;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Format;
import org.firstsession.types.Interval;
import org.firstsession.types.Licence;
import org.firstsession.types.OfferedHours;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Policy;
import org.firstsession.types.RankingWeights;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;

/**
 * A practice that one test has for itself on the running stack: its hours, its policy and its time
 * are nobody else's.
 */
final class OwnPractice {

    static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final String id = "own-" + Long.toHexString(System.nanoTime());

    private OwnPractice() {}

    /** Opens one, and waits until the engine and the pages know it. */
    static OwnPractice open(Policy policy, TherapistProfile... therapists) {
        Stack.start();
        var practice = new OwnPractice();
        var now = now();
        var commands = new ArrayList<SpecificRecordBase>();
        commands.add(
                new OpenPractice(
                        commandId(now),
                        practice.id,
                        now,
                        system(),
                        Channel.ROSTER_FILE,
                        "Own",
                        ZONE.getId(),
                        List.of(),
                        policy));
        for (var therapist : therapists) {
            commands.add(
                    new ListTherapist(
                            commandId(now),
                            practice.id,
                            now,
                            system(),
                            Channel.ROSTER_FILE,
                            therapist));
        }
        Log.write(commands);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> Log.events(practice.id, TherapistListed.class),
                        listed -> listed.size() == therapists.length);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> Client.statusOf(Stack.intake() + "/p/" + practice.id + "/start"),
                        status -> status == 200);
        return practice;
    }

    void sets(Policy policy) {
        var now = now();
        Log.write(List.of(new SetPolicy(commandId(now), id, now, system(), Channel.BOARD, policy)));
    }

    /** A therapist is away for a month, whatever was held of their hours. */
    void isWithout(String therapist) {
        var now = now();
        var month = new Interval(now, now.plus(Duration.ofDays(30)));
        Log.write(
                List.of(
                        new SetTimeOff(
                                commandId(now),
                                id,
                                now,
                                system(),
                                Channel.BOARD,
                                therapist,
                                List.of(month))));
    }

    /** Time goes on for this practice and for no other: what falls due within it is decided. */
    void letPass(Duration time) {
        var then = now().plus(time);
        Log.writeAhead(new AdvanceTime(commandId(then), id, then, system(), Channel.CLOCK));
    }

    /** A therapist for one and for two, with one window three days from now. */
    static TherapistProfile hours(String therapist, int from, int to) {
        DayOfWeek day = LocalDate.now(ZONE).plusDays(3).getDayOfWeek();
        return new TherapistProfile(
                therapist,
                1,
                true,
                List.of(PartyKind.INDIVIDUAL, PartyKind.COUPLE),
                ZONE.getId(),
                List.of(new Licence("CA", LocalDate.of(2020, 1, 1), null)),
                List.of("en"),
                null,
                List.of(),
                List.of(),
                List.of(),
                true,
                List.of(
                        new OfferedHours(
                                new WeeklyWindow(Weekday.values()[day.getValue()], from, to),
                                List.of(Format.VIRTUAL),
                                null)),
                100,
                false);
    }

    /** A therapist without regular hours: booked by hand alone. */
    static TherapistProfile byHand(String therapist, ZoneId zone) {
        return TherapistProfile.newBuilder(hours(therapist, 0, 60))
                .setTimeZone(zone.getId())
                .setHours(List.of())
                .build();
    }

    static Policy policy(int session, int buffer) {
        return new Policy(
                1,
                session,
                75,
                buffer,
                30,
                60,
                6,
                900,
                7_200,
                2,
                1,
                40_000,
                24,
                240,
                12_000,
                18_000,
                List.of(),
                new RankingWeights(30, 10, 40, 20, 30, 25),
                30,
                List.of(),
                PolicyDefaults.lifetimes(),
                PolicyDefaults.scarcity());
    }

    private static String commandId(Instant at) {
        return UuidV7.at(at).toString();
    }

    private static Actor system() {
        return new Actor(ActorRole.SYSTEM, null);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
