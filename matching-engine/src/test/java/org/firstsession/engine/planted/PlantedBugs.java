// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.planted;

import static org.firstsession.engine.planted.PlantedBug.bug;

import java.util.List;

/** The mistakes: those that others have made, and those that this engine would make most easily. */
final class PlantedBugs {

    private static final String ACCEPT = "OfferDecisions.java";
    private static final String AGENDA = "book/Agenda.java";
    private static final String FREE_HOURS = "matching/FreeHours.java";
    private static final String FREE_SLOTS = "matching/FreeSlots.java";
    private static final String OPENINGS = "matching/Openings.java";

    private static final String OF_OTHERS = "if (taken.holder().equals(asking)) {";

    static final List<PlantedBug> ALL =
            List.of(
                    bug("only two sessions that start together collide, not two that overlap")
                            .in(
                                    FREE_HOURS,
                                    "slot.startsAt().minus(blocked), slot.blockedUntil());",
                                    "slot.startsAt().minusNanos(1), slot.startsAt().plusNanos(1));")
                            .in(
                                    AGENDA,
                                    "(other.overlaps(wanted) ||",
                                    "(other.startsAt().equals(wanted.startsAt()) ||")
                            .in(
                                    AGENDA,
                                    "before.slot().blockedUntil().isAfter(slot.startsAt())",
                                    "before.slot().startsAt().equals(slot.startsAt())"),
                    bug("an hour that is only held counts as free")
                            .in(
                                    FREE_HOURS,
                                    OF_OTHERS,
                                    "if (!taken.confirmed() || taken.holder().equals(asking)) {")
                            .in(
                                    AGENDA,
                                    "if (!taken.holder().equals(asking)",
                                    "if (taken.confirmed() && !taken.holder().equals(asking)")
                            .in(AGENDA, "if (before != null && ", "if (taken == null && "),
                    bug("the buffer behind a session is left out")
                            .in(FREE_SLOTS, "end.plus(policy.buffer())", "end")
                            .in(FREE_HOURS, "length.plus(policy.buffer());", "length;")
                            .in(OPENINGS, ".minus(search.policy().buffer())", ""),
                    bug("a person may be in two places, as long as the therapists differ")
                            .in(
                                    OPENINGS,
                                    "search.book().takenBy(side.person().personId())",
                                    "List.<Taken>of()")
                            .in(
                                    FREE_SLOTS,
                                    "|| isTakenForSomebody(search, slot)",
                                    "|| search.sides().isEmpty()")
                            .foundBy("PeopleTest"),
                    bug("what one of two linked people has does not keep the other from it")
                            .in(
                                    "book/People.java",
                                    "if (links.get(person) == null) {",
                                    "if (person != null) {")
                            .foundBy("PeopleTest"),
                    bug("a room is free whenever a therapist is")
                            .in(
                                    OPENINGS,
                                    "agenda.startingFrom(search.now().minus(FreeHours.REACH))",
                                    "List.<Taken>of()")
                            .in(
                                    FREE_SLOTS,
                                    "return room == null || search",
                                    "return room != null || search")
                            .foundBy("RoomTest"),
                    bug("own holds hide hours from their holder")
                            .in(FREE_HOURS, OF_OTHERS, "if (taken == null) {"),
                    bug("the weekly limit counts holds too")
                            .in(
                                    FREE_HOURS,
                                    "if (taken.confirmed() && !taken.holder().equals(asking)) {",
                                    "if (!taken.holder().equals(asking)) {"),
                    bug("weekly hours keep the offset of the day on which they are looked up")
                            .in(
                                    "calendar/WeeklyCalendar.java",
                                    "secondOf(day, window.fromMinute(), zone)",
                                    "secondOf(day, window.fromMinute(),"
                                            + " zone.getRules().getOffset(from))")
                            .in(
                                    "calendar/WeeklyCalendar.java",
                                    "secondOf(day, window.toMinute(), zone)",
                                    "secondOf(day, window.toMinute(),"
                                            + " zone.getRules().getOffset(from))"),
                    bug("a licence is asked of one partner's state only")
                            .in(
                                    "matching/Way.java",
                                    "sides.stream().map(side",
                                    "sides.stream().limit(1).map(side"),
                    bug("a licence that ends within the month is good for all of it")
                            .in(
                                    FREE_HOURS,
                                    ": firstOf(licence.validUntil().plusDays(1), zone)",
                                    ": starts.size()"),
                    bug("an override is not held against the law")
                            .in(
                                    "matching/Assignment.java",
                                    "if (!Feasibility.isLicensed(book, request, slot)) {",
                                    "if (slot == null) {"),
                    bug("an offer lives by the clock on the wall")
                            .in(
                                    "Offers.java",
                                    "decision.now().plus(policy.offerLife(one.channel()))",
                                    "Instant.now().plus(policy.offerLife(one.channel()))"),
                    bug("an offer lapses by itself, without an event that says so")
                            .in(
                                    ACCEPT,
                                    "if (offer == null || !offer.offerId().equals(meant)",
                                    "if (offer == null || decision.now().isAfter(offer.expiresAt())"
                                            + " || !offer.offerId().equals(meant)"),
                    bug("time runs back when an older command comes later")
                            .in(
                                    "MatchingEngine.java",
                                    "var now = later(book.now(), meta.recordedAt());",
                                    "var now = meta.recordedAt();"),
                    bug("an outage takes the time of open offers")
                            .in("Decision.java", "Duration.ofMinutes(6)", "Duration.ofDays(600)"),
                    bug("a copy of a command is decided once more")
                            .in(
                                    "MatchingEngine.java",
                                    "if (book.hasDecided(meta.commandId())) {",
                                    "if (book.hasDecided(meta.commandId()) &&"
                                            + " now.isAfter(meta.recordedAt())) {"),
                    bug("open offers are walked through in the order of a hash table")
                            .in(
                                    "book/CaseIndex.java",
                                    "return openOffers.stream().map",
                                    "return openOffers.stream()"
                                            + ".sorted(java.util.Comparator.comparingInt(System::identityHashCode)).map"),
                    bug("two hours with the same points stand in no order")
                            .in("matching/Candidate.java", "return byId < 0;", "return false;")
                            .foundBy("matching.PlannerOracleTest"),
                    bug("a move gives the old hour back before there is a new one")
                            .in(
                                    "SessionDecisions.java",
                                    "if (found.openOffer().isPresent() || (plan != null &&"
                                            + " plan.isEmpty())) {",
                                    """
                                    if (plan != null && plan.isEmpty()) {
                                        cancel(decision, found, session, decision.role());
                                        Offers.offerOrWaitlist(
                                                decision, found.requestId(), OfferOccasion.AFTER_PERSON);
                                    } else if (found.openOffer().isPresent()) {\
                                    """),
                    bug("one partner's yes books for two")
                            .in(
                                    ACCEPT,
                                    "if (offer.consents().size() + 1 =="
                                            + " found.needs().personIds().size()) {",
                                    "if (found.needs().concerns(accept.personId())) {"),
                    bug("a declined invitation shows before its deadline")
                            .in(
                                    "CoupleDecisions.java",
                                    "decision.add(meta -> new Event.InvitationDeclined(meta,"
                                            + " found.requestId()));",
                                    """
                                    decision.add(meta -> new Event.InvitationDeclined(meta, found.requestId()));
                                    suggestAlone(decision, found.requestId());\
                                    """),
                    bug("a link that was answered with no is refused from then on")
                            .in(
                                    "book/Case.java",
                                    "expect(CaseState.Invited.class, \"have an invitation"
                                            + " declined\"); return this;",
                                    "return with(new"
                                            + " CaseState.AloneSuggested(needs.asker().personId(),"
                                            + " java.time.Instant.MAX));"),
                    bug("a safety concern does not stop offers")
                            .in(
                                    "book/Case.java",
                                    "return !isHeldBack() && !needs",
                                    "return !needs"),
                    bug("somebody under 18 is matched like everybody")
                            .in(
                                    "RequestDecisions.java",
                                    "return minor ? HumanNeed.UNDER_18 : null;",
                                    "return null;"),
                    bug("who came last is offered a free hour first")
                            .in(
                                    "book/CaseIndex.java",
                                    "return waitlist.stream()",
                                    "return waitlist.descendingSet().stream()"),
                    bug("an hour that somebody let lapse is offered to them again")
                            .in(
                                    "book/Case.java",
                                    "ended.history.without(offer.slots()).lapsedRefill()",
                                    "ended.history.lapsedRefill()"),
                    bug("an hour that is cancelled waits for the next tick")
                            .in(
                                    "Refill.java",
                                    "opened.add(released.slot().therapistId())",
                                    "opened.size()")
                            .foundBy("AnswerTest"),
                    bug("a task falls due while the practice sleeps")
                            .in(
                                    "Decision.java",
                                    "WorkingTime.after( now, policy.humanDue(),"
                                            + " policy.workingHours(), rules().timeZone())",
                                    "now.plus(policy.humanDue())"));

    private PlantedBugs() {}
}
