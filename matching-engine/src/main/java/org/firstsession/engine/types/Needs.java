// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param party who would come
 * @param participants the people, the one who asks first; an invited partner is missing until they
 *     join
 * @param format how the session should be held
 * @param maxDistanceMetres longest way to an office; null leaves it to the policy
 * @param concerns codes of what it is about
 * @param therapistGender the practice's code of the only gender that would do; null when any
 * @param partnerWishes what a partner who joined needs of their own; null for everybody else
 */
public record Needs(
        PartyKind party,
        List<Participant> participants,
        FormatWish format,
        @Nullable Integer maxDistanceMetres,
        List<String> concerns,
        @Nullable String therapistGender,
        @Nullable PartnerWishes partnerWishes) {

    public Needs {
        participants = List.copyOf(participants);
        concerns = List.copyOf(concerns);
        Require.notEmpty(participants, "participants");
        if (maxDistanceMetres != null) {
            Require.between(maxDistanceMetres, 0, 21_000_000, "maxDistanceMetres");
        }
    }

    /** The one who asks. */
    public Participant asker() {
        return participants.getFirst();
    }

    public boolean concerns(PersonId person) {
        for (var one : participants) {
            if (one.personId().equals(person)) {
                return true;
            }
        }
        return false;
    }

    public List<PersonId> personIds() {
        return participants.size() == 1
                ? List.of(asker().personId())
                : participants.stream().map(Participant::personId).toList();
    }

    /** Whether it waits for a partner who was invited. */
    public boolean lacksPartner() {
        return party == PartyKind.COUPLE && participants.size() == 1;
    }

    /** Whether a partner joined by invitation: each agrees for themselves, unseen by the other. */
    public boolean isByInvitation() {
        return partnerWishes != null;
    }

    /** What has to suit each person; all of it has to hold. */
    public List<Side> sides() {
        var sides = new ArrayList<Side>(participants.size());
        for (var person : participants) {
            var own = person.equals(asker()) ? null : partnerWishes;
            sides.add(
                    own == null
                            ? new Side(person, format, maxDistanceMetres, therapistGender)
                            : new Side(
                                    person,
                                    own.format(),
                                    own.maxDistanceMetres(),
                                    own.therapistGender()));
        }
        return sides;
    }

    /** What it is about, for both. */
    public List<String> allConcerns() {
        if (partnerWishes == null) {
            return concerns;
        }
        var all = new ArrayList<>(concerns);
        for (var concern : partnerWishes.concerns()) {
            if (!all.contains(concern)) {
                all.add(concern);
            }
        }
        return all;
    }

    /** The needs of a couple once the invited partner has joined. */
    public Needs joinedBy(Participant partner, PartnerWishes wishes) {
        return new Needs(
                party,
                List.of(asker(), partner),
                format,
                maxDistanceMetres,
                concerns,
                therapistGender,
                wishes);
    }

    /** What still applies when one person goes on alone. */
    public Needs alone(PersonId personId) {
        var person =
                participants.stream()
                        .filter(one -> one.personId().equals(personId))
                        .findFirst()
                        .orElseThrow();
        var own = person.equals(asker()) ? null : partnerWishes;
        return new Needs(
                PartyKind.INDIVIDUAL,
                List.of(person),
                own == null ? format : own.format(),
                own == null ? maxDistanceMetres : own.maxDistanceMetres(),
                own == null ? concerns : own.concerns(),
                own == null ? therapistGender : own.therapistGender(),
                null);
    }

    /** The same with another version of one person, told by the id. */
    public Needs with(Participant changed) {
        return new Needs(
                party,
                participants.stream()
                        .map(one -> one.personId().equals(changed.personId()) ? changed : one)
                        .toList(),
                format,
                maxDistanceMetres,
                concerns,
                therapistGender,
                partnerWishes);
    }

    /** The person with this id. */
    public Participant person(PersonId personId) {
        return participants.stream()
                .filter(one -> one.personId().equals(personId))
                .findFirst()
                .orElseThrow();
    }

    /**
     * One person with what has to suit them.
     *
     * @param person who
     * @param format how they want the session to be held
     * @param maxDistanceMetres longest way to an office; null leaves it to the policy
     * @param therapistGender the only gender that would do; null when any
     */
    public record Side(
            Participant person,
            FormatWish format,
            @Nullable Integer maxDistanceMetres,
            @Nullable String therapistGender) {}
}
