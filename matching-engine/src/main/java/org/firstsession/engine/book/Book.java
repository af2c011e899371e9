// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one practice after its events so far. {@link #apply} alone changes it; a
 * live run, a restart and an audit fold the same events and end with the same book.
 *
 * <p>Example: after {@code TrialOffered} with Ana's Monday 10:00, that hour is held and {@code
 * agenda(ana)} has a conflict there; after {@code OfferExpired} it is free again.
 */
public final class Book {

    private final PracticeId practiceId;
    private long seq;
    private Instant now = Instant.EPOCH;
    private @Nullable String name;
    private @Nullable ZoneId timeZone;
    private @Nullable Policy policy;
    private final NavigableMap<OfficeId, Office> offices = new TreeMap<>();
    private final NavigableMap<TherapistId, Therapist> therapists = new TreeMap<>();
    private final NavigableMap<TherapistId, Agenda> agendas = new TreeMap<>();
    private final NavigableMap<RequestId, Case> cases = new TreeMap<>();
    private final NavigableSet<Deadline> deadlines = new TreeSet<>();
    private final CommandMemory commands = new CommandMemory();
    private int undecidedCases;

    public Book(PracticeId practiceId) {
        this.practiceId = practiceId;
    }

    /** How long a closed case stays, and how far back a command may come from. */
    public static Duration memory() {
        return CommandMemory.SPAN;
    }

    public PracticeId practiceId() {
        return practiceId;
    }

    /** Number of the last event; 0 before the first. */
    public long seq() {
        return seq;
    }

    /** The largest {@code recordedAt} of the practice's commands so far. It never goes back. */
    public Instant now() {
        return now;
    }

    public boolean isOpen() {
        return policy != null;
    }

    /**
     * The policy in force.
     *
     * @throws IllegalStateException before the practice is opened
     */
    public Policy policy() {
        if (policy == null) {
            throw new IllegalStateException(practiceId + " is not open");
        }
        return policy;
    }

    public @Nullable Office office(OfficeId officeId) {
        return offices.get(officeId);
    }

    /** The listed therapists, in the order of their ids. */
    public Collection<Therapist> therapists() {
        return Collections.unmodifiableCollection(therapists.values());
    }

    public Optional<Therapist> therapist(TherapistId therapistId) {
        return Optional.ofNullable(therapists.get(therapistId));
    }

    /** The taken hours of a therapist, listed or not. */
    public Agenda agenda(TherapistId therapistId) {
        var agenda = agendas.get(therapistId);
        return agenda == null ? new Agenda() : agenda;
    }

    public Optional<Case> caseOf(RequestId requestId) {
        return Optional.ofNullable(cases.get(requestId));
    }

    /** The cases that the passing of time alone changes by an instant, the earliest first. */
    public List<Case> dueBy(Instant instant) {
        var due = new ArrayList<Case>();
        for (var deadline : deadlines) {
            if (deadline.at().isAfter(instant)) {
                break;
            }
            caseOf(deadline.requestId()).ifPresent(due::add);
        }
        return due;
    }

    /** When the passing of time alone next changes something. */
    public Optional<Instant> nextDeadline() {
        return deadlines.isEmpty() ? Optional.empty() : Optional.of(deadlines.first().at());
    }

    /** Cases with an open offer, in the order of their ends. */
    public List<Case> openOffers() {
        return deadlines.stream()
                .map(deadline -> cases.get(deadline.requestId()))
                .filter(one -> one != null && one.state() instanceof CaseState.Offered)
                .toList();
    }

    /** Whether some request still waits for an offer or an answer. */
    public boolean hasUndecidedCases() {
        return undecidedCases > 0;
    }

    /** Whether a command was decided before, as far back as {@link #memory} reaches. */
    public boolean hasDecided(CommandId commandId) {
        return commands.knows(commandId);
    }

    /**
     * Takes an event over.
     *
     * @throws IllegalStateException when it doesn't follow from the events before it; the book is
     *     not to be used any more then
     */
    public void apply(Event event) {
        var meta = event.meta();
        if (!meta.practiceId().equals(practiceId) || meta.seq() != seq + 1) {
            throw new IllegalStateException(
                    "%s does not follow %s:%d".formatted(meta.eventId(), practiceId, seq));
        }
        seq = meta.seq();
        now = meta.recordedAt().isAfter(now) ? meta.recordedAt() : now;
        change(event);
        remember(event);
    }

    private void change(Event event) {
        switch (event) {
            case Event.PracticeOpened opened -> {
                name = opened.name();
                timeZone = opened.timeZone();
                policy = opened.policy();
                opened.offices().forEach(office -> offices.put(office.officeId(), office));
            }
            case Event.PolicySet set -> policy = set.policy();
            case Event.TherapistListed listed -> {
                var id = listed.profile().therapistId();
                var before = therapists.get(id);
                therapists.put(
                        id,
                        new Therapist(
                                listed.profile(), before == null ? List.of() : before.timeOff()));
            }
            case Event.TherapistDelisted delisted -> therapists.remove(delisted.therapistId());
            case Event.TimeOffSet set ->
                    therapists.computeIfPresent(
                            set.therapistId(),
                            (id, before) -> new Therapist(before.profile(), set.timeOff()));
            case Event.TrialRequested requested ->
                    put(
                            Case.requested(
                                    requested.requestId(), requested.channel(), requested.needs()));
            case Event.TrialOffered offered -> offer(offered);
            case Event.HoldExtended extended ->
                    put(
                            existing(extended)
                                    .extended(
                                            extended.expiresAt(),
                                            extended.reason() == ExtensionReason.CLIENT_ASKED));
            case Event.OfferDeclined declined -> {
                releaseHolds(existing(declined));
                put(existing(declined).declinedOffer());
            }
            case Event.OfferExpired expired -> {
                releaseHolds(existing(expired));
                put(existing(expired).expired());
            }
            case Event.TrialConfirmed confirmed -> {
                releaseHolds(existing(confirmed));
                take(new Taken(confirmed.slot(), confirmed.requestId(), true));
                put(
                        existing(confirmed)
                                .confirmed(
                                        new Session(
                                                confirmed.sessionId(),
                                                confirmed.revision(),
                                                confirmed.slot())));
            }
            case Event.TrialCancelled cancelled ->
                    put(existing(cancelled).cancelled(cancelled.revision()));
            case Event.SlotReleased released ->
                    agendaToChange(released.slot().therapistId()).release(released.slot());
            case Event.RequestClosed closed ->
                    put(existing(closed).closed(closed.meta().recordedAt()));
            case Event.HumanNeeded needed -> {
                if (needed.reason().stopsMatching() && needed.requestId() != null) {
                    put(existing(needed.requestId()).waitsForPerson());
                }
            }
            case Event.CaseArchived archived -> archive(archived.requestId());
            case Event.TimeAdvanced advanced ->
                    commands.forgetOthersBefore(advanced.meta().recordedAt().minus(memory()));
            // These say what did not happen: the book stays as it is.
            case Event.CommandRefused refused -> {}
            case Event.DuplicateIgnored ignored -> {}
            case Event.CommandUnreadable unreadable -> {}
        }
    }

    private void offer(Event.TrialOffered offered) {
        offered.options()
                .forEach(option -> take(new Taken(option.slot(), offered.requestId(), false)));
        put(
                existing(offered)
                        .offered(
                                new Offer(
                                        offered.offerId(),
                                        offered.expiresAt(),
                                        0,
                                        offered.options())));
    }

    private void releaseHolds(Case one) {
        if (one.state() instanceof CaseState.Offered offered) {
            for (Slot slot : offered.offer().slots()) {
                agendaToChange(slot.therapistId()).release(slot);
            }
        }
    }

    private void take(Taken taken) {
        agendaToChange(taken.slot().therapistId()).take(taken);
    }

    private Agenda agendaToChange(TherapistId therapistId) {
        return agendas.computeIfAbsent(therapistId, id -> new Agenda());
    }

    private void archive(RequestId requestId) {
        var archived = existing(requestId);
        deadlineOf(archived).ifPresent(deadlines::remove);
        cases.remove(requestId);
        commands.forgetCase(requestId);
    }

    private void put(Case one) {
        var before = cases.put(one.requestId(), one);
        if (before != null) {
            deadlineOf(before).ifPresent(deadlines::remove);
            undecidedCases -= before.undecided() ? 1 : 0;
        }
        deadlineOf(one).ifPresent(deadlines::add);
        undecidedCases += one.undecided() ? 1 : 0;
    }

    private static Optional<Deadline> deadlineOf(Case one) {
        return switch (one.state()) {
            case CaseState.Offered offered ->
                    Optional.of(new Deadline(offered.offer().expiresAt(), one.requestId()));
            case CaseState.Closed closed ->
                    Optional.of(new Deadline(closed.closedAt().plus(memory()), one.requestId()));
            case CaseState.Waiting waiting -> Optional.empty();
            case CaseState.Confirmed confirmed -> Optional.empty();
            case CaseState.Cancelled cancelled -> Optional.empty();
        };
    }

    private Case existing(Event.OfCase event) {
        return existing(event.requestId());
    }

    private Case existing(RequestId requestId) {
        var one = cases.get(requestId);
        if (one == null) {
            throw new IllegalStateException("there is no case " + requestId);
        }
        return one;
    }

    private void remember(Event event) {
        // A second tick only tells the same time again, and bytes that nobody could read have no id
        // of their own: neither needs to be known.
        if (event instanceof Event.TimeAdvanced || event instanceof Event.CommandUnreadable) {
            return;
        }
        var requestId = event.requestId();
        var caseId = requestId != null && cases.containsKey(requestId) ? requestId : null;
        commands.remember(event.meta().commandId(), caseId, now);
    }

    /** The whole book in words, the same for the same events: two books are compared by it. */
    @Override
    public String toString() {
        return String.join(
                "\n",
                practiceId + " seq " + seq + " now " + now,
                commands.size() + " command ids, " + undecidedCases + " undecided",
                name + " " + timeZone + " " + policy,
                offices.values().toString(),
                therapists.values().toString(),
                agendas.toString(),
                cases.values().toString(),
                deadlines.toString());
    }
}
