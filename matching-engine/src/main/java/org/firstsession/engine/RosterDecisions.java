// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine;

import org.firstsession.engine.book.Book;
import org.firstsession.engine.book.CaseState;
import org.firstsession.engine.book.Session;
import org.firstsession.engine.log.Command;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.RefusalReason;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.jspecify.annotations.Nullable;

/** Opens the practice and keeps its policy and therapists. */
final class RosterDecisions {

    private RosterDecisions() {}

    static void open(Decision decision, Command.OpenPractice open) {
        if (decision.book().isOpen()) {
            decision.refuse(open, RefusalReason.PRACTICE_ALREADY_OPEN);
            return;
        }
        decision.add(meta ->
                new Event.PracticeOpened(
                        meta, open.name(), open.timeZone(), open.offices(), open.policy()));
    }

    static void setPolicy(Decision decision, Command.SetPolicy set) {
        decision.add(meta -> new Event.PolicySet(meta, set.policy()));
    }

    static void list(Decision decision, Command.ListTherapist list) {
        var profile = list.profile();
        var listed = decision.book().therapist(profile.therapistId());
        if (namesUnknownOffice(decision.book(), profile)) {
            decision.refuse(list, RefusalReason.INVALID);
        } else if (listed.isPresent() && listed.get().profile().version() >= profile.version()) {
            decision.refuse(list, RefusalReason.OUTDATED_PROFILE);
        } else {
            decision.add(meta -> new Event.TherapistListed(meta, profile));
        }
    }

    static void delist(Decision decision, Command.DelistTherapist delist) {
        var therapist = delist.therapistId();
        if (decision.book().therapist(therapist).isEmpty()) {
            decision.refuse(delist, RefusalReason.UNKNOWN_THERAPIST);
            return;
        }
        decision.add(meta -> new Event.TherapistDelisted(meta, therapist));
        for (var taken : decision.book().agenda(therapist).after(decision.now())) {
            if (taken.confirmed()) {
                needPersonFor(decision, taken.holder(), HumanNeed.DELISTED_WITH_SESSION);
            }
        }
    }

    static void setTimeOff(Decision decision, Command.SetTimeOff set) {
        TherapistId therapist = set.therapistId();
        if (decision.book().therapist(therapist).isEmpty()) {
            decision.refuse(set, RefusalReason.UNKNOWN_THERAPIST);
            return;
        }
        decision.add(meta -> new Event.TimeOffSet(meta, therapist, set.timeOff()));
        for (var taken : decision.book().agenda(therapist).after(decision.now())) {
            var slot = taken.slot();
            if (taken.confirmed()
                    && set.timeOff().stream()
                            .anyMatch((Interval off) ->
                                    off.overlaps(slot.startsAt(), slot.endsAt()))) {
                needPersonFor(decision, taken.holder(), HumanNeed.TIME_OFF_OVER_SESSION);
            }
        }
    }

    private static boolean namesUnknownOffice(Book book, TherapistProfile profile) {
        return profile.hours().stream()
                .anyMatch(hours -> {
                    var officeId = hours.officeId();
                    return officeId != null && book.office(officeId) == null;
                });
    }

    private static void needPersonFor(Decision decision, RequestId requestId, HumanNeed reason) {
        var session = sessionOf(decision.book(), requestId);
        decision.needPerson(requestId, session == null ? null : session.sessionId(), reason);
    }

    private static @Nullable Session sessionOf(Book book, RequestId requestId) {
        return book.caseOf(requestId)
                .map(one -> one.state() instanceof CaseState.Confirmed it ? it.session() : null)
                .orElse(null);
    }
}
