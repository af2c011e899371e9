// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstsession.engine.log.Event;
import org.firstsession.engine.types.Channel;
import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.HumanNeed;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferId;
import org.firstsession.engine.types.OfferOccasion;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RequestId;
import org.firstsession.engine.types.SafetyScope;
import org.firstsession.engine.types.SessionId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.jspecify.annotations.Nullable;

/** What the auditor has noted of one request. */
final class AuditedRequest {

    /** Where a request stands. */
    enum Phase {
        INVITED,
        WAITING,
        WAITLISTED,
        OFFERED,
        ASKED,
        SUGGESTED,
        BOOKED,
        SETTLED,
        CANCELLED,
        CLOSED
    }

    final RequestId id;
    final Channel channel;
    final Map<HumanNeed, Instant> tasks = new EnumMap<>(HumanNeed.class);
    final List<Slot> declined = new ArrayList<>();
    final Set<TherapistId> passedOver = new HashSet<>();
    final List<Slot> past = new ArrayList<>();
    Needs needs;
    Phase phase = Phase.WAITING;

    /** When the phase itself asks for something; null when only a person's task does. */
    @Nullable Instant phaseDue;

    boolean leftToPerson;
    @Nullable SafetyScope hold;
    @Nullable Instant waitingSince;
    int lapsedRefills;
    @Nullable OpenOffer offer;
    @Nullable Booking booking;
    @Nullable Booking former;

    AuditedRequest(Event.TrialRequested requested) {
        this.id = requested.requestId();
        this.needs = requested.needs();
        this.channel = requested.channel();
    }

    /** An offer as it stands; of an asked therapist, the one hour. */
    static final class OpenOffer {
        final OfferId id;
        final OfferOccasion occasion;
        final Set<PersonId> consents = new HashSet<>();

        /** Whether somebody has agreed to the one option, if only for a while. */
        boolean pinned;

        /** Whether the therapist was asked about a move; only their answer counts then. */
        boolean asked;

        final Set<PersonId> withheld = new HashSet<>();
        List<Option> options;
        Instant expiresAt;
        int extensions;

        OpenOffer(Event.TrialOffered offered) {
            id = offered.offerId();
            occasion = offered.occasion();
            options = offered.options();
            expiresAt = offered.expiresAt();
        }

        List<Slot> slots() {
            return options.stream().map(Option::slot).toList();
        }
    }

    /** A booked session. */
    static final class Booking {
        final SessionId id;
        final Map<PersonId, Outcome> outcomes = new HashMap<>();
        final Map<PersonId, Choice> choices = new HashMap<>();
        int revision;
        Slot slot;

        Booking(Event.TrialConfirmed confirmed) {
            id = confirmed.sessionId();
            revision = confirmed.revision();
            slot = confirmed.slot();
        }
    }

    boolean isAt(Phase... phases) {
        return Arrays.asList(phases).contains(phase);
    }

    boolean isCouple() {
        return needs.party() == PartyKind.COUPLE;
    }

    boolean lacksPartner() {
        return isCouple() && needs.participants().size() == 1;
    }

    boolean isByInvitation() {
        return needs.partnerWishes() != null;
    }

    Set<PersonId> people() {
        var people = new HashSet<PersonId>();
        needs.participants().forEach(one -> people.add(one.personId()));
        return people;
    }

    boolean isHeldBack() {
        return hold == SafetyScope.ALL || hold == SafetyScope.JOINT && isCouple();
    }

    /** Whether the engine may look for hours by itself. */
    boolean mayBeMatched() {
        return !isHeldBack()
                && !lacksPartner()
                && !leftToPerson
                && isAt(Phase.WAITING, Phase.WAITLISTED, Phase.SETTLED);
    }

    /** The hours that it holds or has booked, sessions that are over included. */
    List<Slot> taken() {
        var taken = new ArrayList<>(past);
        if (offer != null) {
            taken.addAll(offer.slots());
        }
        if (booking != null && phase != Phase.CANCELLED) {
            taken.add(booking.slot);
        }
        return taken;
    }

    boolean hasDeclined(Slot slot) {
        return declined.stream()
                .anyMatch(one ->
                        one.therapistId().equals(slot.therapistId())
                                && one.startsAt().equals(slot.startsAt())
                                && one.format() == slot.format());
    }

    /** The session that can be cancelled or moved. */
    @Nullable Booking upcoming(Instant now) {
        return phase == Phase.BOOKED && booking != null && now.isBefore(booking.slot.startsAt())
                ? booking
                : null;
    }

    /** When somebody or the passing of time must do something next. */
    @Nullable Instant due(Policy policy) {
        var own = phaseDue(policy);
        var earliest = tasks.values().stream().min(Instant::compareTo).orElse(null);
        if (earliest == null || own == null) {
            return own == null ? earliest : own;
        }
        return own.isBefore(earliest) ? own : earliest;
    }

    private @Nullable Instant phaseDue(Policy policy) {
        boolean callsPerson = tasks.isEmpty();
        return switch (phase) {
            case INVITED -> phaseDue;
            case OFFERED -> offer == null ? null : offer.expiresAt;
            case BOOKED -> {
                if (offer != null) {
                    yield offer.expiresAt;
                }
                var hours = policy.lifetimes().outcomeDueHours();
                yield callsPerson && booking != null
                        ? booking.slot.endsAt().plus(Duration.ofHours(hours))
                        : null;
            }
            case ASKED, SUGGESTED, WAITLISTED, SETTLED -> callsPerson ? phaseDue : null;
            case CLOSED -> phaseDue == null ? null : phaseDue.plus(Duration.ofDays(90));
            case WAITING, CANCELLED -> null;
        };
    }
}
