// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.firstsession.engine.types.RoomId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/**
 * The taken hours of all therapists and rooms. An hour is taken for everybody at once: its
 * therapist, its room and the people who come. What lies below in a branch isn't changed.
 */
final class Agendas {

    private final Layer<TherapistId, Agenda> therapists;
    private final Layer<RoomId, Agenda> rooms;
    private final People people;
    private final Consumer<TherapistId> changed;

    /**
     * The agendas of a book.
     *
     * @param below those of the book that it branched from; null for none
     * @param people the people of the same book
     * @param changed is told whose hours change
     */
    Agendas(@Nullable Agendas below, People people, Consumer<TherapistId> changed) {
        this.therapists = new Layer<>(below == null ? null : below.therapists);
        this.rooms = new Layer<>(below == null ? null : below.rooms);
        this.people = people;
        this.changed = changed;
    }

    Agenda of(TherapistId therapistId) {
        var agenda = therapists.get(therapistId);
        return agenda == null ? new Agenda() : agenda;
    }

    Agenda of(RoomId roomId) {
        var agenda = rooms.get(roomId);
        return agenda == null ? new Agenda() : agenda;
    }

    Collection<Agenda> ofTherapists() {
        return therapists.values();
    }

    void take(Case one, Taken taken) {
        var slot = taken.slot();
        toChange(slot.therapistId()).take(taken);
        if (slot.roomId() != null) {
            toChange(rooms, slot.roomId()).take(taken);
        }
        one.needs().personIds().forEach(person -> people.take(person, taken));
    }

    void release(Case one, Slot slot) {
        toChange(slot.therapistId()).release(slot);
        if (slot.roomId() != null) {
            toChange(rooms, slot.roomId()).release(slot);
        }
        one.needs().personIds().forEach(person -> people.release(person, slot, one.requestId()));
    }

    void takeHolds(Case one) {
        holds(one).forEach(slot -> take(one, new Taken(slot, one.requestId(), false)));
    }

    void releaseHolds(Case one) {
        holds(one).forEach(slot -> release(one, slot));
    }

    /** What the open offer of a case holds; of an asked therapist, the one hour. */
    private static List<Slot> holds(Case one) {
        return one.state() instanceof CaseState.TherapistAsked asked
                ? List.of(asked.option().slot())
                : one.openOffer().map(Offer::slots).orElse(List.of());
    }

    private Agenda toChange(TherapistId therapistId) {
        changed.accept(therapistId);
        return toChange(therapists, therapistId);
    }

    /** An agenda of this book's own. */
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

    @Override
    public String toString() {
        return therapists + "\n" + rooms;
    }
}
