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
import org.firstsession.engine.types.CommandId;
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
    private NavigableMap<TherapistId, List<ScarcityPrice>> prices;
    private NavigableMap<OfficeId, Office> offices;
    private final Layer<TherapistId, Therapist> therapists;
    private final Agendas agendas;
    private final CaseFold steps;
    private final Layer<OfficeId, List<Interval>> officeClosures;
    private List<Interval> closures;
    private final People people;
    private final Layer<RequestId, Case> cases;
    private final CaseIndex index;
    private final CommandMemory commands;
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
        officeClosures = new Layer<>(below == null ? null : below.officeClosures);
        people = new People(below == null ? null : below.people);
        agendas = new Agendas(below == null ? null : below.agendas, people, this::hasChanged);
        steps = new CaseFold(agendas, people);
        cases = new Layer<>(below == null ? null : below.cases);
        index = below == null ? new CaseIndex() : below.index;
        commands = below == null ? new CommandMemory() : below.commands;
        prices = below == null ? new TreeMap<>() : below.prices;
        offices = below == null ? new TreeMap<>() : below.offices;
        closures = below == null ? List.of() : below.closures;
    }

    /**
     * A book that begins as this one and takes events of its own, so that the later part of a
     * decision can look at what the earlier part did. This one stays as it is. What is found by
     * time ({@link #dueBy}, {@link #openOffers}, {@link #waitlist}) and by command is this one's in
     * a branch too.
     */
    public Book branch() {
        var branch = new Book(practiceId, this);
        branch.seq = seq;
        branch.now = now;
        branch.name = name;
        branch.timeZone = timeZone;
        branch.policy = policy;
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

    /** The offices, in the order of their ids. */
    public Collection<Office> offices() {
        return Collections.unmodifiableCollection(offices.values());
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
        return agendas.of(therapistId);
    }

    /** The taken hours of all therapists, listed or not, in the order of their ids. */
    public Collection<Agenda> agendas() {
        return agendas.ofTherapists();
    }

    /** The taken hours of a room. */
    public Agenda agenda(RoomId roomId) {
        return agendas.of(roomId);
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
        return people.takenBy(personId);
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

    /** When a case next needs somebody or something; empty only for one that needs nobody. */
    public Optional<Instant> nextDueOf(Case one) {
        return one.nextDue(new Deadlines(policy()));
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
            case Event.RoomsSet set -> {
                var office = offices.get(set.officeId());
                if (office == null) {
                    throw new IllegalStateException("there is no office " + set.officeId());
                }
                // A branch shares them with the book below.
                offices = new TreeMap<>(offices);
                offices.put(office.officeId(), office.withRooms(set.rooms()));
                hasChangedThroughout();
            }
            case Event.PeopleLinked linked ->
                    people.link(linked.personId(), linked.otherPersonId());
            case Event.PeopleUnlinked unlinked ->
                    people.unlink(unlinked.personId(), unlinked.otherPersonId());
            case Event.HumanNeeded needed -> {
                if (needed.requestId() != null) {
                    var before = cases.get(needed.requestId());
                    if (before == null) {
                        throw noCase(needed.requestId());
                    }
                    var task = new HumanTask(needed.reason(), needed.dueAt());
                    put(before, before.needsPerson(task).counted());
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
        var before = cases.get(event.requestId());
        if (event instanceof Event.TrialRequested requested) {
            if (before != null) {
                throw new IllegalStateException(event + " exists");
            }
            put(
                    null,
                    Case.requested(requested.requestId(), requested.channel(), requested.needs())
                            .counted());
        } else if (before == null) {
            throw noCase(event.requestId());
        } else if (event instanceof Event.CaseArchived) {
            archive(before);
        } else {
            put(before, steps.after(before, event, policy()).counted());
        }
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

    private Therapist listed(TherapistId therapistId) {
        var therapist = therapists.get(therapistId);
        if (therapist == null) {
            throw new IllegalStateException("there is no therapist " + therapistId);
        }
        return therapist;
    }

    private void archive(Case archived) {
        archived.history().past().forEach(slot -> agendas.release(archived, slot));
        archived.needs().personIds().forEach(person -> people.forget(person, archived.requestId()));
        cases.remove(archived.requestId());
        if (below == null) {
            index.remove(archived, new Deadlines(policy()));
            commands.forgetCase(archived.requestId());
        }
    }

    private void put(@Nullable Case before, Case one) {
        if (below == null) {
            index.replace(before, one, new Deadlines(policy()));
        }
        cases.put(one.requestId(), one);
    }

    private static IllegalStateException noCase(RequestId requestId) {
        return new IllegalStateException("there is no case " + requestId);
    }

    private void remember(Event event) {
        // A second tick only tells the same time again, and bytes that nobody could read have no id
        // of their own: neither needs to be known.
        if (event instanceof Event.TimeAdvanced
                || event instanceof Event.CommandUnreadable
                || commands.wasJustRemembered(event.meta().commandId())) {
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
                people.toString(),
                cases.toString(),
                index.toString());
    }
}
