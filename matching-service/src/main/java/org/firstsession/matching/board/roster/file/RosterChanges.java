// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster.file;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.commands.ListTherapist;
import org.firstsession.matching.board.people.TherapistPerson;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Actor;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What a file would change.
 *
 * @param changes by therapist, in the order of the file
 * @param unchanged therapists of the file who are as the roster has them
 * @param untouched listed therapists whom the file doesn't name: they stay as they are
 */
record RosterChanges(List<Change> changes, int unchanged, int untouched) {

    enum Kind {
        NEW,
        /** Somebody who was taken off the list. */
        BACK,
        CHANGED
    }

    /** A therapist who is new or changes. */
    record Change(Kind kind, RosterEntry entry, List<Field> fields) {

        public String therapistId() {
            return entry.therapistId();
        }

        public String name() {
            return entry.person().name();
        }

        public boolean isFresh() {
            return kind == Kind.NEW;
        }

        public boolean isBack() {
            return kind == Kind.BACK;
        }
    }

    /** A field that changes; what it was is empty for somebody new. */
    record Field(RosterColumn column, String before, String after) {}

    static RosterChanges of(List<RosterEntry> entries, Roster roster) {
        var changes = new ArrayList<Change>();
        for (var entry : entries) {
            var before = roster.therapists().get(entry.therapistId());
            if (before == null) {
                changes.add(new Change(Kind.NEW, entry, fields(null, entry)));
            } else if (!before.listed()) {
                changes.add(new Change(Kind.BACK, entry, fields(before, entry)));
            } else if (differs(before, entry)) {
                changes.add(new Change(Kind.CHANGED, entry, fields(before, entry)));
            }
        }
        var inFile = entries.stream().map(RosterEntry::therapistId).toList();
        long untouched =
                roster.listed().stream()
                        .filter(it -> !inFile.contains(it.profile().getTherapistId()))
                        .count();
        return new RosterChanges(
                List.copyOf(changes), entries.size() - changes.size(), (int) untouched);
    }

    static boolean differs(OnRoster before, RosterEntry entry) {
        return !fields(before, entry).isEmpty();
    }

    private static List<Field> fields(@Nullable OnRoster before, RosterEntry entry) {
        var cells = RosterCells.of(entry.profile(), entry.person());
        return RosterColumn.CONTENT.stream()
                .map(column ->
                        new Field(
                                column,
                                before == null ? "" : before.cells().getOrDefault(column, ""),
                                cells.getOrDefault(column, "")))
                .filter(field -> !field.before().equals(field.after()))
                .toList();
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    long count(Kind kind) {
        return changes.stream().filter(it -> it.kind() == kind).count();
    }

    /** Also whose name alone changes gets a new version, so that an older file is known as one. */
    List<ListTherapist> commands(String practiceId, Actor actor, Instant now) {
        return changes.stream()
                .map(change ->
                        new ListTherapist(
                                UuidV7.at(now).toString(),
                                practiceId,
                                now,
                                actor,
                                Channel.BOARD,
                                change.entry().profile()))
                .toList();
    }

    List<TherapistPerson> people() {
        return changes.stream().map(it -> it.entry().person()).toList();
    }
}
