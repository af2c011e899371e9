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

    /** Why an hour must not be offered to the people of a request; null when it may. */
    @Nullable String againstOffering(SlotFact slot, NeedsFact needs, Instant now) {
        var profile = roster.profile(slot.therapistId());
        if (profile == null) {
            return "the therapist is not listed";
        }
        var length = needs.party().equals("COUPLE") ? "couple" : "individual";
        long minutes = Duration.between(slot.startsAt(), slot.endsAt()).toMinutes();
        long buffer = Duration.between(slot.endsAt(), slot.blockedUntil()).toMinutes();
        if (minutes != roster.policy(length + "SessionMinutes")) {
            return "it is as long as no session of the policy";
        }
        if (buffer != roster.policy("bufferMinutes")) {
            return "its buffer is not the policy's";
        }
        if (slot.startsAt().isBefore(now.plusSeconds(roster.policy("noticeMinutes") * 60))) {
            return "it starts too soon";
        }
        if (slot.endsAt().isAfter(now.plus(Duration.ofDays(roster.policy("horizonDays"))))) {
            return "it lies behind the horizon";
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
        if (!needs.format().equals("EITHER") && !needs.format().equals(slot.format())) {
            return "another format was asked for";
        }
        if (needs.therapistGender() != null && !needs.therapistGender().equals(profile.gender())) {
            return "another gender was asked for";
        }
        if (!profile.offers(slot)) {
            return "it lies outside the therapist's hours";
        }
        for (var person : needs.people()) {
            var against = against(slot, needs, person, profile);
            if (against != null) {
                return against;
            }
        }
        return againstGiving(slot, needs);
    }

    /** Why an hour must not be confirmed, whoever decided to; null when it may. */
    @Nullable String againstGiving(SlotFact slot, NeedsFact needs) {
        var profile = roster.profile(slot.therapistId());
        if (profile == null) {
            return "the therapist is not listed";
        }
        if (roster.isOff(slot)) {
            return "the therapist is off";
        }
        var day = slot.startsAt().atZone(profile.zone()).toLocalDate();
        for (var person : needs.people()) {
            var office = slot.officeId() == null ? null : roster.office(slot.officeId());
            var state = office == null ? person.state() : office.state();
            if (!profile.isLicensed(state, day)) {
                return "the therapist has no licence for " + state + " on " + day;
            }
        }
        return null;
    }

    private @Nullable String against(
            SlotFact slot, NeedsFact needs, NeedsFact.Person person, ProfileFact profile) {
        if (person.age().equals("UNDER_18")) {
            return "somebody is under 18";
        }
        if (!person.languages().isEmpty()
                && Collections.disjoint(person.languages(), profile.languages())) {
            return "there is no common language";
        }
        if (person.plan() == null
                ? !profile.takesSelfPay()
                : !profile.plans().contains(person.plan())) {
            return "the therapist does not take the payment";
        }
        if (!person.times().windows().isEmpty()
                && !person.times().cover(slot.startsAt(), slot.endsAt())) {
            return "it lies outside the client's times";
        }
        return slot.officeId() == null ? null : tooFar(slot.officeId(), needs, person);
    }

    private @Nullable String tooFar(String officeId, NeedsFact needs, NeedsFact.Person person) {
        var office = roster.office(officeId);
        if (office == null || office.point() == null || person.point() == null) {
            return "nobody knows how far the office is";
        }
        long limit =
                needs.maxDistanceMetres() == null
                        ? roster.policy("radiusMetres")
                        : needs.maxDistanceMetres();
        // Another formula than the engine's may round another way.
        return person.point().metresTo(office.point()) <= limit + 1 ? null : "it is too far away";
    }
}
