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
import org.firstsession.schemas.UuidV7;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Interval;
import org.firstsession.types.Office;
import org.firstsession.types.Policy;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;

/**
 * A practice that one test has for itself on the running stack: its hours, its policy and its time
 * are nobody else's.
 */
final class OwnPractice {

    static final ZoneId ZONE = Samples.ZONE;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    final String id = "own-" + Long.toHexString(System.nanoTime());

    private OwnPractice() {}

    /** Opens one, and waits until the engine and the pages know it. */
    static OwnPractice open(Policy policy, TherapistProfile... therapists) {
        return open(List.of(), policy, therapists);
    }

    /** The same with offices. */
    static OwnPractice open(List<Office> offices, Policy policy, TherapistProfile... therapists) {
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
                        offices,
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
        Log.write(
                List.of(
                        new SetPolicy(
                                commandId(now), id, now, system(), Channel.BOARD, policy, null)));
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
        var days = List.of(Weekday.values()[day.getValue()]);
        return Samples.therapist(therapist).setHours(Samples.byVideo(days, from, to)).build();
    }

    /** A therapist without regular hours: booked by hand alone. */
    static TherapistProfile byHand(String therapist, ZoneId zone) {
        return TherapistProfile.newBuilder(hours(therapist, 0, 60))
                .setTimeZone(zone.getId())
                .setHours(List.of())
                .build();
    }

    static Policy policy(int session, int buffer) {
        return Samples.policy()
                .setIndividualSessionMinutes(session)
                .setBufferMinutes(buffer)
                .setNoticeMinutes(60)
                .setHorizonDays(6)
                .setOptionsPerOffer(1)
                .build();
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
