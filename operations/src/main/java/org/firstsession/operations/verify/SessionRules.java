// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Who may be offered which hour: the rules once more, in the plainest way. */
final class SessionRules {

    private final Roster roster;

    SessionRules(Roster roster) {
        this.roster = roster;
    }

    /**
     * Why an hour must not be offered to the people of a request; null when it may.
     *
     * @param otherTimes whether they have just said other times than those on record
     */
    @Nullable String againstOffering(
            SlotFact slot, NeedsFact needs, Instant now, boolean otherTimes) {
        var profile = roster.profile(slot.therapistId());
        if (profile == null) {
            return "the therapist is not listed";
        }
        if (!profile.acceptsNewClients()) {
            return "the therapist takes nobody new";
        }
        if (!Collections.disjoint(profile.excludedConcerns(), needs.concerns())) {
            return "the therapist does not take the concern";
        }
        if (!profile.parties().contains(needs.party())) {
            return "the therapist does not work with this party";
        }
        if (!haveLanguage(needs, profile)) {
            return "there is no common language";
        }
        if (!profile.offers(slot)) {
            return "it lies outside the therapist's hours";
        }
        if (roster.isClosed(slot)) {
            return "the office is closed";
        }
        var against = againstTime(slot, needs, now);
        for (var side : needs.sides()) {
            against = against == null ? againstSide(slot, side, profile, otherTimes) : against;
        }
        return against == null ? againstGiving(slot, needs) : against;
    }

    /** Why an hour must not be booked, whoever decided to; null when it may. */
    @Nullable String againstGiving(SlotFact slot, NeedsFact needs) {
        var profile = roster.profile(slot.therapistId());
        if (profile == null) {
            return "the therapist is not listed";
        }
        var day = slot.startsAt().atZone(profile.zone()).toLocalDate();
        var office = slot.officeId() == null ? null : roster.office(slot.officeId());
        for (var side : needs.sides()) {
            var state = office == null ? side.person().state() : office.state();
            if (!profile.isLicensed(state, day)) {
                return "the therapist has no licence for " + state + " on " + day;
            }
        }
        return office == null ? null : againstRoom(slot, office, needs);
    }

    private static @Nullable String againstRoom(
            SlotFact slot, Roster.Office office, NeedsFact needs) {
        if (office.rooms().isEmpty()) {
            return slot.roomId() == null ? null : "the office keeps no track of rooms";
        }
        var features = slot.roomId() == null ? null : office.rooms().get(slot.roomId());
        if (features == null) {
            return "it is in none of the office's rooms";
        }
        boolean suits =
                needs.sides().stream()
                        .allMatch(side -> features.containsAll(side.person().roomFeatures()));
        return suits ? null : "the room lacks what somebody needs";
    }

    /** Why an hour can't be given by the therapist just then; null when it can. */
    @Nullable String againstBeingThere(SlotFact slot) {
        return roster.isOff(slot) ? "the therapist is off or busy" : null;
    }

    private @Nullable String againstTime(SlotFact slot, NeedsFact needs, Instant now) {
        var length = needs.isCouple() ? "coupleSessionMinutes" : "individualSessionMinutes";
        if (minutes(slot.startsAt(), slot.endsAt()) != roster.policy(length)) {
            return "it is as long as no session of the policy";
        }
        if (minutes(slot.endsAt(), slot.blockedUntil()) != roster.policy("bufferMinutes")) {
            return "its buffer is not the policy's";
        }
        if (slot.startsAt().isBefore(now.plusSeconds(roster.policy("noticeMinutes") * 60))) {
            return "it starts too soon";
        }
        if (slot.endsAt().isAfter(now.plus(Duration.ofDays(roster.policy("horizonDays"))))) {
            return "it lies behind the horizon";
        }
        return againstBeingThere(slot);
    }

    private @Nullable String againstSide(
            SlotFact slot, NeedsFact.Side side, ProfileFact profile, boolean otherTimes) {
        var person = side.person();
        var wishes = side.wishes();
        if (person.age().equals("UNDER_18")) {
            return "somebody is under 18";
        }
        if (!wishes.format().equals("EITHER") && !wishes.format().equals(slot.format())) {
            return "another format was asked for";
        }
        if (wishes.therapistGender() != null
                && !wishes.therapistGender().equals(profile.gender())) {
            return "another gender was asked for";
        }
        if (person.plan() == null
                ? !profile.takesSelfPay()
                : !profile.plans().contains(person.plan())) {
            return "the therapist does not take the payment";
        }
        if (!otherTimes
                && !person.times().windows().isEmpty()
                && !person.times().cover(slot.startsAt(), slot.endsAt())) {
            return "it lies outside somebody's times";
        }
        return slot.officeId() == null ? null : tooFar(slot.officeId(), side);
    }

    private @Nullable String tooFar(String officeId, NeedsFact.Side side) {
        var office = roster.office(officeId);
        var home = side.person().point();
        if (office == null || office.point() == null || home == null) {
            return "nobody knows how far the office is";
        }
        var stated = side.wishes().maxDistanceMetres();
        long limit = stated == null ? roster.policy("radiusMetres") : stated;
        // Another formula than the engine's may round another way.
        return home.metresTo(office.point()) <= limit + 1 ? null : "it is too far away";
    }

    /** One language that all who stated any have in common with the therapist. */
    private static boolean haveLanguage(NeedsFact needs, ProfileFact profile) {
        var stated =
                needs.sides().stream()
                        .map(side -> side.person().languages())
                        .filter(languages -> !languages.isEmpty())
                        .toList();
        return stated.isEmpty()
                || profile.languages().stream()
                        .anyMatch(language ->
                                stated.stream().allMatch(own -> own.contains(language)));
    }

    private static long minutes(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes();
    }
}
