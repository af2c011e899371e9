// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.RoomId;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/**
 * The hard rules once more, in the plainest way: a slot is held against each of them, its minutes
 * one by one. Slow, and so short that it can be read.
 */
final class NaiveRules {

    private final Ledger ledger;

    NaiveRules(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Why a slot must not be offered to a request with these needs, or null. */
    @Nullable String problemWith(Slot slot, AuditedRequest request, Needs needs) {
        var profile = ledger.listed.get(slot.therapistId());
        if (profile == null) {
            return "not listed";
        }
        if (request.passedOver.contains(slot.therapistId())) {
            return "another therapist was wanted";
        }
        var unfit = unfit(profile, request, needs, slot.format(), slot.officeId());
        return unfit.isEmpty()
                ? problemWithHour(slot, request, needs, profile)
                : "it breaks " + unfit.getFirst();
    }

    /** The same of the hour alone. */
    private @Nullable String problemWithHour(
            Slot slot, AuditedRequest request, Needs needs, TherapistProfile profile) {
        var policy = ledger.policy();
        if (!slot.endsAt().equals(slot.startsAt().plus(length(request)))
                || !slot.blockedUntil().equals(slot.endsAt().plus(buffer()))) {
            return "another length than the policy's";
        }
        if (slot.startsAt().isBefore(ledger.now.plusSeconds(policy.noticeMinutes() * 60L))) {
            return "too short notice";
        }
        if (slot.endsAt().isAfter(ledger.now.plusSeconds(policy.horizonDays() * 86_400L))) {
            return "behind the horizon";
        }
        if (request.hasDeclined(slot)) {
            return "declined before";
        }
        if (!isLicensed(slot, needs)) {
            return "not licensed there on that day";
        }
        if (isOff(slot)) {
            return "off, busy or closed";
        }
        var former = new ArrayList<>(request.past);
        if (request.booking != null && request.phase == AuditedRequest.Phase.SETTLED) {
            former.add(request.booking.slot);
        }
        if (former.stream()
                .anyMatch(one ->
                        one.startsAt().isBefore(slot.blockedUntil())
                                && slot.startsAt().isBefore(one.blockedUntil()))) {
            return "still in a session of its own";
        }
        var taken = whoHas(slot, request, needs);
        if (taken != null) {
            return taken;
        }
        if (isOnTheRoad(slot, request)) {
            return "no time to get there";
        }
        if (!isInRightRoom(slot, needs)) {
            return "not a room that would do";
        }
        if (sessionsInWeekOf(slot, request, profile.timeZone()) >= profile.weeklyTrialLimit()) {
            return "week is full";
        }
        if (profile.hours().stream().noneMatch(hours -> isIn(hours, slot, profile.timeZone()))) {
            return "outside the therapist's hours";
        }
        for (var person : needs.participants()) {
            if (!person.times().isEmpty() && !isIn(person.times(), slot, person.timeZone())) {
                return "outside somebody's times";
            }
        }
        return null;
    }

    /** The rules of therapist, people, format and place that don't hold. */
    List<HardRule> unfit(
            TherapistProfile profile,
            AuditedRequest request,
            Needs needs,
            Format format,
            @Nullable OfficeId officeId) {
        var broken = new ArrayList<HardRule>();
        if (!profile.acceptsNewClients()) {
            broken.add(HardRule.ACCEPTS_NEW_CLIENTS);
        }
        var wishes = needs.partnerWishes();
        if (!Collections.disjoint(profile.excludedConcerns(), needs.concerns())
                || wishes != null
                        && !Collections.disjoint(profile.excludedConcerns(), wishes.concerns())) {
            broken.add(HardRule.TAKES_CONCERN);
        }
        if (!profile.parties().contains(needs.party())) {
            broken.add(HardRule.WORKS_WITH_PARTY);
        }
        if (!wants(needs.format(), format) || wishes != null && !wants(wishes.format(), format)) {
            broken.add(HardRule.OFFERS_FORMAT);
        }
        if (request.isCouple() && treatsOne(profile.therapistId(), needs)) {
            broken.add(HardRule.NOT_TREATING_ONE);
        }
        if (officeId != null && isTooFar(officeId, needs)) {
            broken.add(HardRule.WITHIN_DISTANCE);
        }
        if (!haveLanguage(profile, needs)) {
            broken.add(HardRule.SPEAKS_LANGUAGE);
        }
        if (isNot(needs.therapistGender(), profile.gender())
                || wishes != null && isNot(wishes.therapistGender(), profile.gender())) {
            broken.add(HardRule.IS_OF_STATED_GENDER);
        }
        for (var person : needs.participants()) {
            if (person.plan() == null
                    ? !profile.takesSelfPay()
                    : !profile.plans().contains(person.plan())) {
                broken.add(HardRule.TAKES_PAYMENT);
                break;
            }
        }
        return broken;
    }

    boolean isLicensed(Slot slot, Needs needs) {
        var profile = ledger.listed.get(slot.therapistId());
        if (profile == null) {
            return false;
        }
        var day = slot.startsAt().atZone(profile.timeZone()).toLocalDate();
        var states = new TreeSet<String>();
        if (slot.officeId() == null) {
            needs.participants().forEach(person -> states.add(person.state()));
        } else {
            states.add(Objects.requireNonNull(ledger.offices.get(slot.officeId())).state());
        }
        for (var state : states) {
            if (profile.licences().stream()
                    .noneMatch(licence ->
                            licence.state().equals(state)
                                    && !day.isBefore(licence.validFrom())
                                    && (licence.validUntil() == null
                                            || !day.isAfter(licence.validUntil())))) {
                return false;
            }
        }
        return true;
    }

    /** Whether the therapist is away at that time, or the house is closed. */
    boolean isOff(Slot slot) {
        var office = slot.officeId();
        return cross(ledger.timeOff.getOrDefault(slot.therapistId(), List.of()), slot)
                || cross(ledger.busy.getOrDefault(slot.therapistId(), List.of()), slot)
                || cross(ledger.closures, slot)
                || office != null
                        && cross(ledger.officeClosures.getOrDefault(office, List.of()), slot);
    }

    static boolean cross(List<Interval> intervals, Slot slot) {
        return intervals.stream()
                .anyMatch(it -> cross(it.startsAt(), it.endsAt(), slot.startsAt(), slot.endsAt()));
    }

    /** Whether two hours cross, the buffers behind them included. */
    static boolean overlap(Slot one, Slot other) {
        return cross(one.startsAt(), one.blockedUntil(), other.startsAt(), other.blockedUntil());
    }

    /** Who else has the therapist, the room or one of the people at that time, or null. */
    @Nullable String whoHas(Slot slot, AuditedRequest asking, Needs needs) {
        @Nullable Set<PersonId> people = null;
        for (var request : ledger.requests.values()) {
            if (request == asking) {
                continue;
            }
            for (var taken : request.taken()) {
                if (!overlap(taken, slot)) {
                    continue;
                }
                if (taken.therapistId().equals(slot.therapistId())) {
                    return "its therapist is taken";
                }
                if (taken.roomId() != null && taken.roomId().equals(slot.roomId())) {
                    return "its room is taken";
                }
                if (people == null) {
                    people =
                            ledger.same(
                                    needs.participants().stream()
                                            .map(Participant::personId)
                                            .toList());
                }
                if (!Collections.disjoint(people, request.people())) {
                    return "somebody is taken";
                }
            }
        }
        return null;
    }

    /** Some slot that could be offered, or null: every hour of every therapist is tried. */
    @Nullable Slot anythingFor(AuditedRequest request, Needs needs, Predicate<Slot> wanted) {
        for (var profile : ledger.listed.values()) {
            var slot =
                    mayHold(profile, request) < 1
                            ? null
                            : anythingOf(profile, request, needs, wanted);
            if (slot != null) {
                return slot;
            }
        }
        return null;
    }

    private @Nullable Slot anythingOf(
            TherapistProfile profile, AuditedRequest request, Needs needs, Predicate<Slot> wanted) {
        if (request.passedOver.contains(profile.therapistId())) {
            return null;
        }
        for (var hours : profile.hours()) {
            for (var format : hours.formats()) {
                var found = anythingIn(hours, format, profile, request, needs, wanted);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** How many hours of a therapist offers to a request may hold, those of others counted. */
    long mayHold(TherapistProfile profile, AuditedRequest request) {
        int percent = ledger.policy().scarcity().heldSharePercent();
        if (percent == 100) {
            return Long.MAX_VALUE;
        }
        long minutes = length(request).plus(buffer()).toMinutes();
        long aWeek = 0;
        for (var hours : profile.hours()) {
            aWeek += (hours.window().toMinute() - hours.window().fromMinute()) / minutes;
        }
        var horizon = ledger.now.plusSeconds(ledger.policy().horizonDays() * 86_400L);
        long free = aWeek * ledger.policy().horizonDays() / 7;
        long held = 0;
        for (var one : ledger.requests.values()) {
            var offered = one.offer == null ? List.<Slot>of() : one.offer.slots();
            for (var slot : one.taken()) {
                if (!slot.therapistId().equals(profile.therapistId())
                        || slot.startsAt().isBefore(ledger.now)) {
                    continue;
                }
                if (offered.contains(slot)) {
                    held += one == request ? 0 : 1;
                } else if (slot.startsAt().isBefore(horizon)) {
                    free--;
                }
            }
        }
        return Math.max(1, free * percent / 100) - held;
    }

    /** What an hour costs those who could take another one. */
    int price(Slot slot) {
        var profile = Objects.requireNonNull(ledger.listed.get(slot.therapistId()));
        var local = slot.startsAt().atZone(profile.timeZone());
        int minute = local.getHour() * 60 + local.getMinute();
        for (var price : ledger.policy().scarcity().prices()) {
            if (price.therapistId().equals(slot.therapistId())
                    && price.window().day() == local.getDayOfWeek()
                    && price.window().fromMinute() <= minute
                    && price.window().toMinute() > minute) {
                return price.points();
            }
        }
        return 0;
    }

    Duration length(AuditedRequest request) {
        var policy = ledger.policy();
        return Duration.ofMinutes(
                request.isCouple()
                        ? policy.coupleSessionMinutes()
                        : policy.individualSessionMinutes());
    }

    private Duration buffer() {
        return Duration.ofMinutes(ledger.policy().bufferMinutes());
    }

    private @Nullable Slot anythingIn(
            OfferedHours hours,
            Format format,
            TherapistProfile profile,
            AuditedRequest request,
            Needs needs,
            Predicate<Slot> wanted) {
        var policy = ledger.policy();
        var office = format == Format.VIRTUAL ? null : hours.officeId();
        if (!unfit(profile, request, needs, format, office).isEmpty()) {
            return null;
        }
        int minutes = (int) length(request).toMinutes();
        var today = ledger.now.atZone(profile.timeZone()).toLocalDate();
        for (int days = 0; days <= policy.horizonDays(); days++) {
            var day = today.plusDays(days);
            if (day.getDayOfWeek() != hours.window().day()) {
                continue;
            }
            for (int minute = hours.window().fromMinute();
                    minute + minutes <= hours.window().toMinute();
                    minute += policy.slotStepMinutes()) {
                var start =
                        day.atTime(minute / 60, minute % 60).atZone(profile.timeZone()).toInstant();
                var found = anythingAt(start, format, office, profile, request, needs);
                if (found != null && wanted.test(found)) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The hour that starts then, in whichever room would do, or null. */
    @Nullable Slot anythingAt(
            Instant start,
            Format format,
            @Nullable OfficeId office,
            TherapistProfile profile,
            AuditedRequest request,
            Needs needs) {
        var rooms = new ArrayList<@Nullable RoomId>();
        if (office != null) {
            Objects.requireNonNull(ledger.offices.get(office))
                    .rooms()
                    .forEach(room -> rooms.add(room.roomId()));
        }
        if (rooms.isEmpty()) {
            rooms.add(null);
        }
        var end = start.plus(length(request));
        for (var room : rooms) {
            var slot =
                    new Slot(
                            profile.therapistId(),
                            start,
                            end,
                            end.plus(buffer()),
                            format,
                            office,
                            room);
            if (problemWithHour(slot, request, needs, profile) == null) {
                return slot;
            }
        }
        return null;
    }

    private boolean treatsOne(TherapistId therapist, Needs needs) {
        return ledger
                .same(needs.participants().stream().map(Participant::personId).toList())
                .stream()
                .anyMatch(one -> ledger.treatedBy.getOrDefault(one, Set.of()).contains(therapist));
    }

    private boolean isTooFar(OfficeId officeId, Needs needs) {
        var office = Objects.requireNonNull(ledger.offices.get(officeId));
        for (var person : needs.participants()) {
            var wishes = needs.partnerWishes();
            boolean asks = person.equals(needs.participants().getFirst());
            var limit =
                    asks || wishes == null ? needs.maxDistanceMetres() : wishes.maxDistanceMetres();
            var home = person.point();
            if (home == null
                    || metres(home, office.point())
                            > (limit == null ? ledger.policy().radiusMetres() : limit)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the therapist would have to be in two offices with too little time between. */
    private boolean isOnTheRoad(Slot slot, AuditedRequest asking) {
        var travel = Duration.ofMinutes(ledger.policy().travelMinutes());
        for (var request : ledger.requests.values()) {
            for (var taken : request.taken()) {
                if (request != asking
                        && taken.therapistId().equals(slot.therapistId())
                        && taken.officeId() != null
                        && slot.officeId() != null
                        && !taken.officeId().equals(slot.officeId())
                        && taken.startsAt().isBefore(slot.endsAt().plus(travel))
                        && slot.startsAt().isBefore(taken.endsAt().plus(travel))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the hour has a room of those that its office has now, if that counts them. */
    boolean isInRightRoom(Slot slot, Needs needs) {
        if (slot.officeId() == null) {
            return slot.roomId() == null;
        }
        var rooms = Objects.requireNonNull(ledger.offices.get(slot.officeId())).rooms();
        if (rooms.isEmpty()) {
            return slot.roomId() == null;
        }
        return rooms.stream()
                .filter(room -> room.roomId().equals(slot.roomId()))
                .anyMatch(room ->
                        needs.participants().stream()
                                .allMatch(person ->
                                        room.features().containsAll(person.roomFeatures())));
    }

    private int sessionsInWeekOf(Slot slot, AuditedRequest asking, ZoneId zone) {
        int sessions = 0;
        for (var request : ledger.requests.values()) {
            if (request == asking) {
                continue;
            }
            var held = request.offer == null ? List.<Slot>of() : request.offer.slots();
            for (var taken : request.taken()) {
                if (taken.therapistId().equals(slot.therapistId())
                        && !held.contains(taken)
                        && monday(taken, zone).equals(monday(slot, zone))) {
                    sessions++;
                }
            }
        }
        return sessions;
    }

    private static boolean haveLanguage(TherapistProfile profile, Needs needs) {
        var common = new TreeSet<>(profile.languages());
        boolean stated = false;
        for (var person : needs.participants()) {
            if (!person.languages().isEmpty()) {
                stated = true;
                common.removeIf(language -> !person.languages().contains(language));
            }
        }
        return !stated || !common.isEmpty();
    }

    private static boolean isNot(@Nullable String wanted, @Nullable String gender) {
        return wanted != null && !wanted.equals(gender);
    }

    private static boolean wants(FormatWish wish, Format format) {
        return wish == FormatWish.EITHER || wish.name().equals(format.name());
    }

    private static LocalDate monday(Slot slot, ZoneId zone) {
        var day = slot.startsAt().atZone(zone).toLocalDate();
        while (day.getDayOfWeek() != DayOfWeek.MONDAY) {
            day = day.minusDays(1);
        }
        return day;
    }

    private static boolean isIn(OfferedHours hours, Slot slot, ZoneId zone) {
        return hours.formats().contains(slot.format())
                && (slot.officeId() == null || slot.officeId().equals(hours.officeId()))
                && isIn(List.of(hours.window()), slot, zone);
    }

    private static boolean isIn(List<WeeklyWindow> windows, Slot slot, ZoneId zone) {
        for (var at = slot.startsAt(); at.isBefore(slot.endsAt()); at = at.plusSeconds(60)) {
            if (!isIn(windows, at, zone)) {
                return false;
            }
        }
        return true;
    }

    static boolean isIn(List<WeeklyWindow> windows, Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        int minute = local.getHour() * 60 + local.getMinute();
        for (var window : windows) {
            if (window.day() == local.getDayOfWeek()
                    && window.fromMinute() <= minute
                    && minute < window.toMinute()) {
                return true;
            }
        }
        return false;
    }

    private static boolean cross(Instant from, Instant to, Instant otherFrom, Instant otherTo) {
        return from.isBefore(otherTo) && otherFrom.isBefore(to);
    }

    /** By the angle between two vectors, another formula than the engine's. */
    private static long metres(GeoPoint one, GeoPoint other) {
        double a = Math.toRadians(one.latitudeMicrodegrees() / 1e6);
        double b = Math.toRadians(other.latitudeMicrodegrees() / 1e6);
        double turn =
                Math.toRadians((other.longitudeMicrodegrees() - one.longitudeMicrodegrees()) / 1e6);
        double y =
                Math.hypot(
                        Math.cos(b) * Math.sin(turn),
                        Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn));
        double x = Math.sin(a) * Math.sin(b) + Math.cos(a) * Math.cos(b) * Math.cos(turn);
        return Math.round(Math.atan2(y, x) * 6_371_008.8);
    }
}
