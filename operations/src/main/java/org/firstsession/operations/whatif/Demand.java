// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.whatif;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.firstsession.operations.log.Decision;
import org.firstsession.operations.log.DecisionCursor;
import org.firstsession.operations.replay.Recorded;
import org.firstsession.operations.whatif.Answer.Kind;
import org.firstsession.operations.whatif.Answer.To;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of a practice in a time, taken apart: what came by itself, and what answered
 * something that the engine had done. Beside it, how it went then.
 */
final class Demand {

    private final Recorded recorded;
    private final String practiceId;
    private final Instant from;
    private final Instant to;
    private final List<Command> unasked = new ArrayList<>();
    private final Map<RequestId, Behaviour> behaviours = new TreeMap<>();
    private final Map<RequestId, Standing> standings = new HashMap<>();
    private final Map<String, Slot> options = new HashMap<>();
    private final Courses courses = new Courses();
    private long answers;

    /** Where a request stands while the log is read. */
    private static final class Standing {
        private final Map<Kind, Integer> numbers = new HashMap<>();
        private final Map<Kind, Instant> times = new HashMap<>();

        int next(Kind kind, Instant at) {
            times.put(kind, at);
            return numbers.merge(kind, 1, Integer::sum);
        }
    }

    Demand(Recorded recorded, String practiceId, Instant from, Instant to) {
        this.recorded = recorded;
        this.practiceId = practiceId;
        this.from = from;
        this.to = to;
    }

    /** Takes the decisions of the practice's partition. */
    void read(DecisionCursor decisions) {
        for (var decision = decisions.next(); decision != null; decision = decisions.next()) {
            var record = decision.command();
            if (record != null
                    && record.key() != null
                    && practiceId.equals(new String(record.key(), UTF_8))
                    && !decision.events().isEmpty()) {
                take(record, decision);
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Decision decision) {
        var at = Instant.ofEpochMilli(record.timestamp());
        if (!at.isBefore(to)) {
            return;
        }
        boolean asked = !at.isBefore(from);
        var command = asked ? recorded.command(record) : null;
        if (command != null) {
            sort(command);
        }
        for (var one : decision.events()) {
            var event = recorded.event(one);
            noteHours(event);
            if (asked) {
                courses.on(event);
                note(event);
            }
        }
    }

    /** The hours behind the options, for whoever accepts one in the time. */
    private void noteHours(Event event) {
        if (event instanceof Event.TrialOffered offered) {
            for (var option : offered.options()) {
                options.put(offered.offerId() + "/" + option.optionId(), option.slot());
            }
        } else if (event instanceof Event.CaseArchived || event instanceof Event.RequestClosed) {
            standings.remove(event.requestId());
        }
    }

    private void note(Event event) {
        var at = event.meta().recordedAt();
        switch (event) {
            case Event.TrialOffered offered ->
                    behaviour(offered.requestId())
                            .offered(standing(offered.requestId()).next(Kind.OFFER, at));
            case Event.TherapistAsked asked ->
                    standing(asked.requestId()).next(Kind.THERAPIST_ASKED, at);
            case Event.TrialConfirmed confirmed ->
                    booked(confirmed.requestId(), at, confirmed.slot());
            case Event.TrialRescheduled moved -> booked(moved.requestId(), at, moved.slot());
            default -> {}
        }
    }

    private void booked(RequestId requestId, Instant at, Slot slot) {
        var standing = standing(requestId);
        standing.next(Kind.BOOKING, at);
        standing.next(Kind.END_OF_SESSION, slot.endsAt());
    }

    private void sort(Command command) {
        switch (command) {
            case Command.AcceptOffer accept ->
                    answered(
                            Kind.OFFER,
                            accept,
                            options.get(accept.offerId() + "/" + accept.optionId()));
            case Command.DeclineOffer decline -> answered(Kind.OFFER, decline, null);
            case Command.ExtendHold extend -> answered(Kind.OFFER, extend, null);
            case Command.RequestOtherOptions other -> answered(Kind.OFFER, other, null);
            case Command.AnswerByTherapist answer ->
                    answered(
                            answer.sessionId() == null ? Kind.THERAPIST_ASKED : Kind.BOOKING,
                            answer,
                            null);
            case Command.CancelTrial cancel -> answered(Kind.BOOKING, cancel, null);
            case Command.RescheduleTrial move -> answered(Kind.BOOKING, move, null);
            case Command.ConfirmWhereabouts whereabouts ->
                    answered(Kind.BOOKING, whereabouts, null);
            case Command.RecordOutcome outcome -> answered(Kind.END_OF_SESSION, outcome, null);
            case Command.ContinueOrStop choice -> answered(Kind.END_OF_SESSION, choice, null);
            // A run has a clock of its own.
            case Command.AdvanceTime tick -> {}
            default -> unasked.add(command);
        }
    }

    private void answered(Kind kind, Command.OfRequest command, @Nullable Slot wanted) {
        answers++;
        var standing = standing(command.requestId());
        // What was open before the time begins is number 0, and answered from the beginning on.
        var number = standing.numbers.getOrDefault(kind, 0);
        var since = standing.times.getOrDefault(kind, from);
        var after = Duration.between(since, command.meta().recordedAt());
        behaviour(command.requestId())
                .add(
                        new To(kind, number),
                        new Answer(after.isNegative() ? Duration.ZERO : after, command, wanted));
    }

    private Standing standing(RequestId requestId) {
        return standings.computeIfAbsent(requestId, id -> new Standing());
    }

    private Behaviour behaviour(RequestId requestId) {
        return behaviours.computeIfAbsent(requestId, id -> new Behaviour());
    }

    /** What came by itself, in its order. */
    List<Command> unasked() {
        return List.copyOf(unasked);
    }

    Map<RequestId, Behaviour> behaviours() {
        return Collections.unmodifiableMap(behaviours);
    }

    /** How it went then. */
    Courses courses() {
        return courses;
    }

    /** How many answers there were. */
    long answers() {
        return answers;
    }
}
