// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.firstsession.events.CloseReason;
import org.firstsession.events.CommandRefused;
import org.firstsession.events.ExtensionReason;
import org.firstsession.events.HoldExtended;
import org.firstsession.events.HumanNeed;
import org.firstsession.events.HumanNeeded;
import org.firstsession.events.OfferDeclined;
import org.firstsession.events.OfferExpired;
import org.firstsession.events.OfferOccasion;
import org.firstsession.events.OutcomeRecorded;
import org.firstsession.events.PracticeOpened;
import org.firstsession.events.RefusalReason;
import org.firstsession.events.RequestClosed;
import org.firstsession.events.SlotReleased;
import org.firstsession.events.TimeAdvanced;
import org.firstsession.events.TrialCancelled;
import org.firstsession.events.TrialConfirmed;
import org.firstsession.events.TrialOffered;
import org.firstsession.events.TrialRequested;
import org.firstsession.schemas.Topics;
import org.firstsession.schemas.feed.FeedRecord;
import org.firstsession.schemas.feed.FeedTarget;
import org.firstsession.schemas.feed.FeedTarget.PositionMove;
import org.firstsession.stack.sample.SampleEvents;
import org.firstsession.stack.sample.Samples;
import org.firstsession.types.ActorRole;
import org.firstsession.types.Channel;
import org.firstsession.types.Criterion;
import org.firstsession.types.CriterionPoints;
import org.firstsession.types.Explanation;
import org.firstsession.types.FormatWish;
import org.firstsession.types.HardRule;
import org.firstsession.types.Needs;
import org.firstsession.types.Option;
import org.firstsession.types.Outcome;
import org.firstsession.types.RuleCount;
import org.firstsession.types.Slot;
import org.jspecify.annotations.Nullable;

/** Writes the events of one practice and numbers them, as the engine would. */
public final class PracticeStory {

    private final TopicPartition partition;
    private final String practiceId;
    private final SampleEvents events;
    private final List<FeedRecord> records = new ArrayList<>();
    private Instant now;
    private long offset;
    private long taken;
    private int commands;

    public PracticeStory(String practiceId, int partition, Instant now) {
        this.partition = new TopicPartition(Topics.PRACTICE_EVENTS.name(), partition);
        this.practiceId = practiceId;
        this.events = new SampleEvents(practiceId);
        this.now = now;
    }

    public TopicPartition partition() {
        return partition;
    }

    /** The events so far that no target took yet, given to one as a batch. */
    public void tellTo(FeedTarget target) {
        target.take(List.copyOf(records), List.of(new PositionMove(partition, taken, offset)));
        records.clear();
        taken = offset;
    }

    public PracticeStory later(Duration step) {
        now = now.plus(step);
        return this;
    }

    /** The events that follow belong to another decision. */
    private PracticeStory decides() {
        commands++;
        return this;
    }

    public PracticeStory skipsANumber() {
        events.skip();
        return this;
    }

    public PracticeStory opens(String name, String timeZone) {
        return decides()
                .add(PracticeOpened.class, name, timeZone, List.of(), Samples.policy().build());
    }

    public PracticeStory requested(String requestId, String... concerns) {
        return decides()
                .add(
                        TrialRequested.class,
                        requestId,
                        Channel.WEB,
                        needs(requestId, List.of(concerns)));
    }

    /** Follows from the same command as the event before it. */
    public PracticeStory offered(String requestId, String offerId, int round, Slot... slots) {
        var options = new ArrayList<Option>();
        for (var slot : slots) {
            var why =
                    List.of(
                            new CriterionPoints(Criterion.SPECIALTY, 30),
                            new CriterionPoints(Criterion.SAME_DAY, -5));
            options.add(new Option("option-" + (options.size() + 1), slot, why));
        }
        return add(
                TrialOffered.class,
                requestId,
                offerId,
                round,
                now.plus(Duration.ofMinutes(15)),
                options,
                new Explanation(
                        24, List.of(new RuleCount(HardRule.LICENSED, 7)), List.of(), List.of()),
                OfferOccasion.FIRST);
    }

    public PracticeStory extended(String requestId, String offerId) {
        return decides()
                .add(
                        HoldExtended.class,
                        requestId,
                        offerId,
                        now.plus(Duration.ofMinutes(30)),
                        ExtensionReason.CLIENT_ASKED);
    }

    public PracticeStory declined(String requestId, String offerId) {
        return decides().add(OfferDeclined.class, requestId, offerId);
    }

    public PracticeStory expired(String requestId, String offerId) {
        return decides().add(OfferExpired.class, requestId, offerId);
    }

    /** Follows from the same command as the event before it; due in two hours. */
    public PracticeStory needsPerson(String requestId, HumanNeed reason) {
        return add(HumanNeeded.class, requestId, null, reason, now.plus(Duration.ofHours(2)));
    }

    public PracticeStory confirmed(String requestId, String offerId, int option, Slot slot) {
        return decides()
                .add(
                        TrialConfirmed.class,
                        requestId,
                        "session-" + requestId,
                        1,
                        offerId,
                        "option-" + option,
                        List.of("person-" + requestId),
                        slot);
    }

    /** What became of the one person's session; null takes it back. */
    public PracticeStory outcome(String requestId, @Nullable Outcome outcome) {
        return decides()
                .add(
                        OutcomeRecorded.class,
                        requestId,
                        "session-" + requestId,
                        "person-" + requestId,
                        outcome);
    }

    /** Cancelled late by the client, with all that follows. */
    public PracticeStory cancelled(String requestId, Slot slot) {
        return decides()
                .add(
                        TrialCancelled.class,
                        requestId,
                        "session-" + requestId,
                        2,
                        ActorRole.CLIENT,
                        true,
                        List.of("person-" + requestId),
                        slot)
                .add(SlotReleased.class, requestId, slot)
                .add(RequestClosed.class, requestId, CloseReason.CANCELLED, null, null);
    }

    public PracticeStory refused(String commandType, String requestId, RefusalReason reason) {
        return decides().add(CommandRefused.class, commandType, requestId, reason);
    }

    public PracticeStory toldTheTime() {
        return decides().add(TimeAdvanced.class);
    }

    /** An hour of fifty minutes and a buffer of ten. */
    public static Slot slot(String therapistId, Instant startsAt) {
        return Samples.slot(therapistId, startsAt);
    }

    private PracticeStory add(Class<? extends SpecificRecord> type, @Nullable Object... rest) {
        var event = events.next(type, "command-" + commands, now, rest);
        records.add(
                new FeedRecord(partition, offset++, now, practiceId, event, new RecordHeaders()));
        return this;
    }

    private static Needs needs(String requestId, List<String> concerns) {
        return Samples.needs(Samples.client("person-" + requestId).build())
                .setFormat(FormatWish.EITHER)
                .setConcerns(concerns)
                .build();
    }
}
