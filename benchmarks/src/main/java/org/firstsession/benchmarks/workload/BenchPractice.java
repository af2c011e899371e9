// SPDX-License-Identifier: Apache-2.0
package org.firstsession.benchmarks.workload;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.AcceptOffer;
import org.firstsession.commands.CancelTrial;
import org.firstsession.commands.DeclineOffer;
import org.firstsession.commands.ListTherapist;
import org.firstsession.commands.OpenPractice;
import org.firstsession.commands.RequestTrial;
import org.firstsession.commands.SetPolicy;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.schemas.UuidV7;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.Actor;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Policy;
import org.firstsession.types.Scarcity;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;

/**
 * A practice of its own for one run, and the commands that its people give. What an offer or a
 * session will be called is known before it is decided, because the engine derives ids; a run
 * checks in its events that it did.
 *
 * @param id the practice's id, the key of its records
 * @param now when all of its commands are accepted
 */
public record BenchPractice(String id, Instant now) {

    public static final ZoneId ZONE = Samples.ZONE;

    private static final List<String> CONCERNS =
            List.of("anxiety", "depression", "relationships", "grief", "trauma", "self-esteem");
    private static final Actor SYSTEM = new Actor(ActorRole.SYSTEM, null);
    private static final int WEEKLY_LIMIT = 1_000;

    /** All free hours may be held by offers at once. */
    private static final Scarcity KEEPS_NOTHING_BACK = new Scarcity(100, 0, List.of(), 20);

    public static BenchPractice create(String purpose) {
        var random = Long.toHexString(UUID.randomUUID().getLeastSignificantBits());
        return new BenchPractice(
                purpose + "-" + random, Instant.now().truncatedTo(ChronoUnit.MILLIS));
    }

    /** The same on an earlier day. */
    public BenchPractice daysAgo(int days) {
        return new BenchPractice(id, now.minus(days, ChronoUnit.DAYS));
    }

    /** Somebody who asks for a session. */
    public record Asker(String requestId, String personId) {

        String offerId() {
            return requestId + "-o1";
        }

        String optionId() {
            return offerId() + "-1";
        }

        String sessionId() {
            return requestId + "-s1";
        }
    }

    public Asker asker() {
        return new Asker(UuidV7.at(now).toString(), UUID.randomUUID().toString());
    }

    public OpenPractice open(Policy policy) {
        return OpenPractice.newBuilder()
                .setCommandId(commandId())
                .setPracticeId(id)
                .setRecordedAt(now)
                .setActor(SYSTEM)
                .setChannel(Channel.ROSTER_FILE)
                .setName("Benchmark")
                .setTimeZone(ZONE.getId())
                .setOffices(List.of())
                .setPolicy(policy)
                .build();
    }

    public SetPolicy set(Policy policy) {
        return SetPolicy.newBuilder()
                .setCommandId(commandId())
                .setPracticeId(id)
                .setRecordedAt(now)
                .setActor(SYSTEM)
                .setChannel(Channel.BOARD)
                .setPolicy(policy)
                .build();
    }

    public ListTherapist list(TherapistProfile profile) {
        return ListTherapist.newBuilder()
                .setCommandId(commandId())
                .setPracticeId(id)
                .setRecordedAt(now)
                .setActor(SYSTEM)
                .setChannel(Channel.ROSTER_FILE)
                .setProfile(profile)
                .build();
    }

    /** Asks for a session by video, at any time, about something that some therapists know well. */
    public RequestTrial request(Asker asker) {
        int number = Math.floorMod(asker.personId().hashCode(), CONCERNS.size());
        var participant = Samples.client(asker.personId()).setLanguages(List.of("en")).build();
        return RequestTrial.newBuilder()
                .setCommandId(commandId())
                .setPracticeId(id)
                .setRecordedAt(now)
                .setActor(client(asker))
                .setChannel(Channel.API)
                .setRequestId(asker.requestId())
                .setNeeds(
                        Samples.needs(participant)
                                .setConcerns(List.of(CONCERNS.get(number)))
                                .build())
                .build();
    }

    /** Takes the first option of the first offer. */
    public AcceptOffer accept(Asker asker) {
        return AcceptOffer.newBuilder()
                .setCommandId(commandId())
                .setPracticeId(id)
                .setRecordedAt(now)
                .setActor(client(asker))
                .setChannel(Channel.API)
                .setRequestId(asker.requestId())
                .setPersonId(asker.personId())
                .setOfferId(asker.offerId())
                .setOptionId(asker.optionId())
                .build();
    }

    public DeclineOffer decline(Asker asker) {
        return DeclineOffer.newBuilder()
                .setCommandId(commandId())
                .setPracticeId(id)
                .setRecordedAt(now)
                .setActor(client(asker))
                .setChannel(Channel.API)
                .setRequestId(asker.requestId())
                .setPersonId(asker.personId())
                .setOfferId(asker.offerId())
                .build();
    }

    public WithdrawRequest withdraw(Asker asker) {
        return WithdrawRequest.newBuilder()
                .setCommandId(commandId())
                .setPracticeId(id)
                .setRecordedAt(now)
                .setActor(client(asker))
                .setChannel(Channel.API)
                .setRequestId(asker.requestId())
                .setPersonId(asker.personId())
                .build();
    }

    public CancelTrial cancel(Asker asker) {
        return CancelTrial.newBuilder()
                .setCommandId(commandId())
                .setPracticeId(id)
                .setRecordedAt(now)
                .setActor(client(asker))
                .setChannel(Channel.API)
                .setRequestId(asker.requestId())
                .setPersonId(asker.personId())
                .setSessionId(asker.sessionId())
                .build();
    }

    /**
     * So many people ask, are offered something, and withdraw before the next one asks: afterwards
     * the practice is as it was.
     */
    public List<SpecificRecordBase> comeAndGo(int people) {
        var commands = new ArrayList<SpecificRecordBase>(2 * people);
        for (int number = 0; number < people; number++) {
            var asker = asker();
            commands.add(request(asker));
            commands.add(withdraw(asker));
        }
        return commands;
    }

    /** Opens the practice with some therapists. */
    public List<SpecificRecordBase> opening(Policy policy, List<TherapistProfile> therapists) {
        var commands = new ArrayList<SpecificRecordBase>();
        commands.add(open(policy));
        therapists.forEach(profile -> commands.add(list(profile)));
        return commands;
    }

    /**
     * A policy with the demo practice's weights.
     *
     * @param options most options in one offer
     */
    public static Policy policy(
            int sessionMinutes, int bufferMinutes, int horizonDays, int options) {
        return Samples.policy()
                .setIndividualSessionMinutes(sessionMinutes)
                .setBufferMinutes(bufferMinutes)
                .setHorizonDays(horizonDays)
                .setOptionsPerOffer(options)
                .setScarcity(KEEPS_NOTHING_BACK)
                .build();
    }

    /** So many therapists with office hours from Monday to Friday. */
    public static List<TherapistProfile> therapists(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number ->
                        therapist("t-" + (100 + number), Samples.WORKDAYS, 9 * 60, 17 * 60))
                .toList();
    }

    /** A therapist with the same hours on each of some days. */
    public static TherapistProfile therapist(
            String therapistId, List<Weekday> days, int fromMinute, int toMinute) {
        int number = Math.floorMod(therapistId.hashCode(), CONCERNS.size());
        return Samples.therapist(therapistId)
                .setSpecialties(
                        List.of(CONCERNS.get(number), CONCERNS.get((number + 1) % CONCERNS.size())))
                .setHours(Samples.byVideo(days, fromMinute, toMinute))
                .setWeeklyTrialLimit(WEEKLY_LIMIT)
                .build();
    }

    private String commandId() {
        return UuidV7.at(now).toString();
    }

    private static Actor client(Asker asker) {
        return new Actor(ActorRole.CLIENT, asker.personId());
    }
}
