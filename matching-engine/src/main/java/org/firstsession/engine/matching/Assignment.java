// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.Case;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/** Whether an hour that a person has chosen can be booked. */
public sealed interface Assignment {

    /** It can't: the law, or double booking, stands in the way. */
    record Refused(RefusalReason reason) implements Assignment {}

    /**
     * It can.
     *
     * @param warnings the rules that it breaks all the same, in their order
     */
    record Possible(Slot slot, List<HardRule> warnings) implements Assignment {

        public Possible {
            warnings = List.copyOf(warnings);
        }
    }

    /** Whether a session can be held so: by video without an office, in person at one of ours. */
    static boolean isPlace(Book book, Format format, @Nullable OfficeId officeId) {
        return format == Format.IN_PERSON
                ? officeId != null && book.office(officeId) != null
                : officeId == null;
    }

    /**
     * What stands in the way of an hour of a listed therapist, hard and soft.
     *
     * @param officeId where, in person; {@link #isPlace} must hold
     */
    static Assignment of(
            Book book,
            Case request,
            Instant now,
            TherapistId therapistId,
            Instant startsAt,
            Format format,
            @Nullable OfficeId officeId) {
        var therapist = book.therapist(therapistId).orElseThrow();
        Office office = officeId == null ? null : book.office(officeId);
        var search = Search.of(book, request, now, Bounds.NONE);
        var way = new Way(format, office);
        var slot = FreeSlots.at(search, therapist, way, startsAt);
        if (!Feasibility.isLicensed(book, request, slot)) {
            return new Refused(RefusalReason.NOT_LICENSED);
        }
        var booked = FreeSlots.withoutConflict(search, way, slot);
        return booked == null
                ? new Refused(RefusalReason.WOULD_OVERLAP)
                : new Possible(booked, warnings(search, booked, way));
    }

    private static List<HardRule> warnings(Search search, Slot slot, Way way) {
        var therapist = search.book().therapist(slot.therapistId()).orElseThrow();
        var warnings = new ArrayList<HardRule>();
        for (var rule : HardRules.IN_ORDER) {
            // Of licences the hour's own day was asked.
            if (rule.rule() != HardRule.LICENSED
                    && !rule.of(search, way).holds(search, therapist)) {
                warnings.add(rule.rule());
            }
        }
        boolean free =
                Single.rowsOf(search, therapist, List.of(way), null).stream()
                        .anyMatch(row -> row.isFreeAt(slot.startsAt()));
        if (!free) {
            warnings.add(HardRule.HAS_FREE_SLOT);
        }
        return warnings;
    }
}
