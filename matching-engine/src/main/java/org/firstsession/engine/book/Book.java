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
import java.util.function.Function;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.CloseReason;
import org.firstsession.engine.types.CommandId;
import org.firstsession.engine.types.ExtensionReason;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.PracticeId;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.RoomId;
import org.firstsession.engine.types.ScarcityPrice;
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
    private final @Nullable Book below;
    private long seq;
    private Instant now = Instant.EPOCH;
    private @Nullable String name;
    private @Nullable ZoneId timeZone;
    private @Nullable Policy policy;
    private NavigableMap<TherapistId, List<ScarcityPrice>> prices = new TreeMap<>();
    private NavigableMap<OfficeId, Office> offices = new TreeMap<>();
    private final Layer<TherapistId, Therapist> therapists;
    private final Layer<TherapistId, Agenda> agendas;
    private final Layer<RoomId, Agenda> rooms;
    private final Layer<OfficeId, List<Interval>> officeClosures;
    private List<Interval> closures = List.of();
    private final People people;
    private final Layer<RequestId, Case> cases;
    private final CaseIndex index = new CaseIndex();
    private final CommandMemory commands = new CommandMemory();
    private final NavigableSet<TherapistId> changed = new TreeSet<>();
    private boolean changedThroughout;
    private @Nullable Derived derived;

    /** An empty book. */
    public Book(PracticeId practiceId) {
        this(practiceId, null);
    }

    private Book(PracticeId practiceId, @Nullable Book below) {
        this.practiceId = practiceId;
        this.below = below;
        therapists = new Layer<>(below == null ? null : below.therapists);
        agendas = new Layer<>(below == null ? null : below.agendas);
        rooms = new Layer<>(below == null ? null : below.rooms);
        officeClosures = new Layer<>(below == null ? null : below.officeClosures);
        people = new People(below == null ? null : below.people);
        cases = new Layer<>(below == null ? null : below.cases);
    }

    /**
     * A book that begins as this one and takes events of its own, so that the later part of a
     * decision can look at what the earlier part did. This one stays as it is. What is found by
     * time ({@link #dueBy}, {@link #openOffers}, {@link #waitlist}) and by command is not kept in a
     * branch.
     */
    public Book branch() {
        var branch = new Book(practiceId, this);
        branch.seq = seq;
        branch.now = now;
        branch.name = name;
        branch.timeZone = timeZone;
        branch.policy = policy;
        branch.prices = prices;
        branch.offices = offices;
        branch.closures = closures;
        return branch;
    }

    /**
     * The book that this one began as, as long as policy, offices and closures are still the same;
     * else this one. What differs between the two are {@link #changed()} therapists, people and
     * cases.
     */
    public Book foundation() {
        return below == null || changedThroughout ? this : below.foundation();
    }

    /** The therapists of whom something is different in the {@link #foundation()}, in order. */
    public NavigableSet<TherapistId> changed() {
        if (below == null || changedThroughout) {
            return Collections.emptyNavigableSet();
        }
        var beneath = below.changed();
        if (beneath.isEmpty()) {
            return Collections.unmodifiableNavigableSet(changed);
        }
        var all = new TreeSet<>(changed);
        all.addAll(beneath);
        return all;
    }

    /** What was worked out from this book before, kept up to date; made when there is none. */
    public <T extends Derived> T derived(Class<T> type, Function<Book, T> make) {
        if (type.isInstance(derived)) {
            return type.cast(derived);
        }
        var made = make.apply(this);
        derived = made;
        return made;
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

    /**
     * The practice's time zone.
     *
     * @throws IllegalStateException before the practice is opened
     */
    public ZoneId timeZone() {
        if (timeZone == null) {
            throw new IllegalStateException(practiceId + " is not open");
        }
        return timeZone;
    }

    /** The prices of a therapist's hours; an hour outside all of them costs nothing. */
    public List<ScarcityPrice> pricesOf(TherapistId therapistId) {
        return prices.getOrDefault(therapistId, List.of());
    }

    public @Nullable Office office(OfficeId officeId) {
        return offices.get(officeId);
    }

    /** Whether the practice, or this office of it, is closed at some time of a stretch. */
    public boolean isClosed(@Nullable OfficeId officeId, Instant start, Instant end) {
        return closures(officeId).stream().anyMatch(one -> one.overlaps(start, end));
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

    /** The taken hours of a room. */
    public Agenda agenda(RoomId roomId) {
        var agenda = rooms.get(roomId);
        return agenda == null ? new Agenda() : agenda;
    }

    /** The closures of the whole practice; with an office, also of that one. */
    public List<Interval> closures(@Nullable OfficeId officeId) {
        var own = officeId == null ? null : officeClosures.get(officeId);
        if (own == null) {
            return closures;
        }
        var all = new ArrayList<>(closures);
        all.addAll(own);
        return all;
    }

    /** What another request has for this person at an overlapping time, or null. */
    public @Nullable Taken conflict(PersonId personId, Slot wanted, RequestId asking) {
        return people.conflict(personId, wanted, asking);
    }

    /** What is taken of a person's time, by whichever of their ids. */
    public List<Taken> takenBy(PersonId personId) {
        return people.sameAs(personId).stream()
                .flatMap(same -> people.taken(same).stream())
                .toList();
    }

    /** Who treats a person, known by whichever of their ids. */
    public List<TherapistId> treating(PersonId personId) {
        return people.treating(personId);
    }

    public boolean isTreatedBy(PersonId personId, TherapistId therapistId) {
        return people.isTreatedBy(personId, therapistId);
    }

    public boolean areLinked(PersonId one, PersonId other) {
        return people.areLinked(one, other);
    }

    /** Whether two ids are one person's, by whichever chain of links. */
    public boolean areOnePerson(PersonId one, PersonId other) {
        return people.sameAs(one).contains(other);
    }

    /** Whether two people, by whichever of their ids, ask for sessions together, or once did. */
    public boolean askTogether(PersonId one, PersonId other) {
        var some = people.sameAs(one);
        var others = people.sameAs(other);
        return cases.values().stream()
                .map(it -> it.needs().personIds())
                .anyMatch(both ->
                        !Collections.disjoint(both, some) && !Collections.disjoint(both, others));
    }

    public Optional<Case> caseOf(RequestId requestId) {
        return Optional.ofNullable(cases.get(requestId));
    }

    /** The cases that the passing of time alone changes by an instant, the earliest first. */
    public List<RequestId> dueBy(Instant instant) {
        return index.dueBy(instant);
    }

    /** When the passing of time alone next changes something. */
    public Optional<Instant> nextDeadline() {
        return index.nextDue();
    }

    /** Requests with an open offer, in the order of its end. */
    public List<RequestId> openOffers() {
        return index.openOffers();
    }

    /** Requests that wait for an hour to become free, the longest waiting first. */
    public List<RequestId> waitlist() {
        return index.waitlist();
    }

    public boolean hasWaitlist() {
        return index.hasWaitlist();
    }

    /** Whether some request hasn't ended. */
    public boolean hasOpenCases() {
        return index.hasOpenCases();
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
        if (event instanceof Event.OfCase ofCase) {
            change(ofCase);
        } else {
            change(event);
        }
        if (below == null) {
            remember(event);
        }
    }

    private void change(Event event) {
        switch (event) {
            case Event.PracticeOpened opened -> {
                name = opened.name();
                timeZone = opened.timeZone();
                offices = new TreeMap<>();
                opened.offices().forEach(office -> offices.put(office.officeId(), office));
                follow(opened.policy());
            }
            case Event.PolicySet set -> follow(set.policy());
            case Event.TherapistListed listed -> {
                var id = listed.profile().therapistId();
                var before = therapists.get(id);
                therapists.put(
                        id,
                        before == null
                                ? new Therapist(listed.profile(), List.of(), List.of())
                                : new Therapist(listed.profile(), before.timeOff(), before.busy()));
                hasChanged(id);
            }
            case Event.TherapistDelisted delisted -> {
                therapists.remove(delisted.therapistId());
                hasChanged(delisted.therapistId());
            }
            case Event.TimeOffSet set -> {
                var before = listed(set.therapistId());
                therapists.put(
                        set.therapistId(),
                        new Therapist(before.profile(), set.timeOff(), before.busy()));
                hasChanged(set.therapistId());
            }
            case Event.BusyTimesReported reported -> {
                var before = listed(reported.therapistId());
                therapists.put(
                        reported.therapistId(),
                        new Therapist(before.profile(), before.timeOff(), reported.busy()));
                hasChanged(reported.therapistId());
            }
            case Event.ClosureSet set -> {
                if (set.officeId() == null) {
                    closures = set.closures();
                } else {
                    officeClosures.put(set.officeId(), set.closures());
                }
                hasChangedThroughout();
            }
            case Event.PeopleLinked linked ->
                    people.link(linked.personId(), linked.otherPersonId());
            case Event.PeopleUnlinked unlinked ->
                    people.unlink(unlinked.personId(), unlinked.otherPersonId());
            case Event.HumanNeeded needed -> {
                if (needed.requestId() != null) {
                    put(
                            existing(needed.requestId())
                                    .needsPerson(new HumanTask(needed.reason(), needed.dueAt()))
                                    .counted());
                }
            }
            case Event.TimeAdvanced advanced ->
                    commands.forgetOthersBefore(advanced.meta().recordedAt().minus(memory()));
            // These say what did not happen: the book stays as it is.
            case Event.CommandRefused refused -> {}
            case Event.DuplicateIgnored ignored -> {}
            case Event.CommandUnreadable unreadable -> {}
            case Event.OfCase ofCase -> throw new IllegalStateException(ofCase + " is a case's");
        }
    }

    private void change(Event.OfCase event) {
        if (event instanceof Event.CaseArchived archived) {
            archive(existing(archived.requestId()));
            return;
        }
        var before = cases.get(event.requestId());
        if (event instanceof Event.TrialRequested requested) {
            if (before != null) {
                throw new IllegalStateException(event + " exists");
            }
            put(
                    Case.requested(requested.requestId(), requested.channel(), requested.needs())
                            .counted());
            return;
        }
        put(changed(existing(event.requestId()), event).counted());
    }

    /** The case after an event, with the hours taken and released that the event names. */
    private Case changed(Case one, Event.OfCase event) {
        return switch (event) {
            case Event.PartnerInvited invited -> one.invited(invited.expiresAt());
            case Event.PartnerJoined joined ->
                    one.joined(one.needs().joinedBy(joined.partner(), joined.wishes()));
            case Event.InvitationDeclined declined -> one.invitationDeclined();
            case Event.IndividualTrialSuggested suggested ->
                    one.aloneSuggested(suggested.personId(), suggested.answerBy());
            case Event.ContinuedAlone alone -> {
                forgetOthers(one, alone.personId());
                yield one.continuedAlone(alone.personId());
            }
            case Event.PersonWithdrew withdrew -> {
                var rest = otherThan(one, withdrew.personId());
                forgetOthers(one, rest);
                yield one.leftTo(rest);
            }
            case Event.TrialOffered offered -> {
                for (var option : offered.options()) {
                    take(one, new Taken(option.slot(), one.requestId(), false));
                }
                yield one.offered(
                        new Offer(
                                offered.offerId(),
                                offered.occasion(),
                                offered.expiresAt(),
                                0,
                                offered.options(),
                                false,
                                List.of(),
                                List.of(),
                                false));
            }
            case Event.HoldExtended extended ->
                    one.extended(
                            extended.expiresAt(),
                            extended.reason() == ExtensionReason.CLIENT_ASKED);
            case Event.ConsentWithheld withheld -> one.consentWithheld(withheld.personId());
            case Event.OptionConsented consented -> {
                releaseHolds(one);
                var next =
                        one.consented(
                                consented.optionId(), consented.personId(), consented.expiresAt());
                takeHolds(next);
                yield next;
            }
            case Event.OfferDeclined declined -> {
                releaseHolds(one);
                yield one.offerDeclined();
            }
            case Event.OfferExpired expired -> {
                releaseHolds(one);
                yield one.offerExpired();
            }
            case Event.OfferWithdrawn withdrawn -> {
                releaseHolds(one);
                yield one.offerWithdrawn();
            }
            case Event.TherapistAsked asked -> {
                var option =
                        one.openOffer()
                                .flatMap(offer -> offer.option(asked.optionId()))
                                .orElseThrow();
                releaseHolds(one);
                var next = one.therapistAsked(option, asked.answerBy());
                takeHolds(next);
                yield next;
            }
            case Event.TherapistDeclined declined -> {
                releaseHolds(one);
                yield one.therapistDeclined(declined.therapistId(), declined.reason());
            }
            case Event.RequestWaitlisted listed ->
                    one.waitlisted(listed.meta().recordedAt(), listed.reviewAt());
            case Event.TherapistAssigned assigned -> one;
            case Event.TrialConfirmed confirmed -> {
                releaseHolds(one);
                take(one, new Taken(confirmed.slot(), one.requestId(), true));
                yield one.confirmed(
                        new Session(
                                confirmed.sessionId(),
                                confirmed.revision(),
                                confirmed.slot(),
                                List.of()));
            }
            case Event.TrialRescheduled moved -> {
                releaseHolds(one);
                release(one, moved.before());
                take(one, new Taken(moved.slot(), one.requestId(), true));
                yield one.rescheduled(moved.slot(), moved.revision());
            }
            case Event.TrialCancelled cancelled -> one.cancelled();
            case Event.SlotReleased released -> {
                release(one, released.slot());
                yield one;
            }
            case Event.RequestClosed closed -> {
                if (closed.reason() == CloseReason.CONTINUES
                        && one.state() instanceof CaseState.Settled settled) {
                    var therapist = settled.session().slot().therapistId();
                    one.needs().personIds().forEach(person -> people.treat(person, therapist));
                }
                yield one.closed(closed.meta().recordedAt());
            }
            case Event.WhereaboutsConfirmed whereabouts ->
                    one.inState(whereabouts.personId(), whereabouts.state());
            case Event.SafetyHoldPlaced placed -> one.heldBack(placed.scope());
            case Event.SafetyHoldLifted lifted -> one.released();
            case Event.TaskCompleted completed -> one.lookedAt(completed.waitUntil());
            case Event.OutcomeRecorded recorded ->
                    one.outcome(
                            recorded.personId(),
                            recorded.outcome(),
                            recorded.meta().recordedAt().plus(policy().lifetimes().choice()));
            case Event.ChoiceRecorded chosen ->
                    one.chosen(new PersonChoice(chosen.personId(), chosen.choice()));
            case Event.TrialRequested requested -> throw new IllegalStateException("begins a case");
            case Event.CaseArchived archived -> throw new IllegalStateException("ends a case");
        };
    }

    private void follow(Policy next) {
        var before = policy;
        var byTherapist = new TreeMap<TherapistId, List<ScarcityPrice>>();
        for (var price : next.scarcity().prices()) {
            byTherapist.computeIfAbsent(price.therapistId(), id -> new ArrayList<>()).add(price);
        }
        prices = byTherapist;
        if (below == null && before != null) {
            for (var one : cases.values()) {
                index.remove(one, new Deadlines(before));
                index.add(one, new Deadlines(next));
            }
        }
        policy = next;
        hasChangedThroughout();
    }

    private void hasChanged(TherapistId therapistId) {
        if (below != null) {
            changed.add(therapistId);
        }
        if (derived != null) {
            derived.changed(therapistId);
        }
    }

    private void hasChangedThroughout() {
        changedThroughout = true;
        derived = null;
    }

    private void takeHolds(Case one) {
        holds(one).forEach(slot -> take(one, new Taken(slot, one.requestId(), false)));
    }

    private void releaseHolds(Case one) {
        holds(one).forEach(slot -> release(one, slot));
    }

    /** What the open offer of a case holds; of an asked therapist, the one hour. */
    private static List<Slot> holds(Case one) {
        return one.state() instanceof CaseState.TherapistAsked asked
                ? List.of(asked.option().slot())
                : one.openOffer().map(Offer::slots).orElse(List.of());
    }

    private void take(Case one, Taken taken) {
        var slot = taken.slot();
        agendaToChange(slot.therapistId()).take(taken);
        if (slot.roomId() != null) {
            agendaToChange(slot.roomId()).take(taken);
        }
        one.needs().personIds().forEach(person -> people.take(person, taken));
    }

    private void release(Case one, Slot slot) {
        agendaToChange(slot.therapistId()).release(slot);
        if (slot.roomId() != null) {
            agendaToChange(slot.roomId()).release(slot);
        }
        one.needs().personIds().forEach(person -> people.release(person, slot, one.requestId()));
    }

    private static PersonId otherThan(Case one, PersonId person) {
        return one.needs().personIds().stream()
                .filter(it -> !it.equals(person))
                .findFirst()
                .orElseThrow();
    }

    private void forgetOthers(Case one, PersonId staying) {
        for (var person : one.needs().personIds()) {
            if (!person.equals(staying)) {
                people.forget(person, one.requestId());
            }
        }
    }

    private Agenda agendaToChange(TherapistId therapistId) {
        hasChanged(therapistId);
        return toChange(agendas, therapistId);
    }

    private Agenda agendaToChange(RoomId roomId) {
        return toChange(rooms, roomId);
    }

    /** An agenda of this book's own: what lies below isn't ours to change. */
    private static <K extends Comparable<K>> Agenda toChange(Layer<K, Agenda> layer, K key) {
        var own = layer.getOwn(key);
        if (own != null) {
            return own;
        }
        var found = layer.get(key);
        var agenda = found == null ? new Agenda() : found.copy();
        layer.put(key, agenda);
        return agenda;
    }

    private Therapist listed(TherapistId therapistId) {
        var therapist = therapists.get(therapistId);
        if (therapist == null) {
            throw new IllegalStateException("there is no therapist " + therapistId);
        }
        return therapist;
    }

    private void archive(Case archived) {
        archived.history().past().forEach(slot -> release(archived, slot));
        archived.needs().personIds().forEach(person -> people.forget(person, archived.requestId()));
        cases.remove(archived.requestId());
        if (below == null) {
            index.remove(archived, new Deadlines(policy()));
            commands.forgetCase(archived.requestId());
        }
    }

    private void put(Case one) {
        if (below == null) {
            var deadlines = new Deadlines(policy());
            var before = cases.get(one.requestId());
            if (before != null) {
                index.remove(before, deadlines);
            }
            index.add(one, deadlines);
        }
        cases.put(one.requestId(), one);
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
        var caseId = requestId != null && cases.get(requestId) != null ? requestId : null;
        commands.remember(event.meta().commandId(), caseId, now);
    }

    /** The whole book in words, the same for the same events: two books are compared by it. */
    @Override
    public String toString() {
        return String.join(
                "\n",
                practiceId + " seq " + seq + " now " + now,
                commands.size() + " command ids",
                name + " " + timeZone + " " + policy,
                offices.values().toString(),
                closures + " " + officeClosures,
                therapists.toString(),
                agendas.toString(),
                rooms.toString(),
                people.toString(),
                cases.toString(),
                index.toString());
    }
}
