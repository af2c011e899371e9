// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.simulation;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.Slot;
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

    /** Why a slot must not be offered, or null. */
    @Nullable String problemWith(Slot slot, AuditedRequest request) {
        var policy = ledger.policy();
        var profile = ledger.listed.get(slot.therapistId());
        if (profile == null) {
            return "not listed";
        }
        var wish = request.needs.format();
        if (wish == FormatWish.VIRTUAL && slot.format() != Format.VIRTUAL
                || wish == FormatWish.IN_PERSON && slot.format() != Format.IN_PERSON) {
            return "another format than wished";
        }
        var minutes = Duration.between(slot.startsAt(), slot.endsAt()).toMinutes();
        var buffer = Duration.between(slot.endsAt(), slot.blockedUntil()).toMinutes();
        if (minutes != policy.individualSessionMinutes() || buffer != policy.bufferMinutes()) {
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
        var unfit = unfit(profile, request, slot.officeId());
        if (unfit != null) {
            return unfit;
        }
        if (!isLicensed(slot, request)) {
            return "not licensed there on that day";
        }
        if (isOff(slot)) {
            return "off";
        }
        if (sessionsInWeekOf(slot, profile.timeZone()) >= profile.weeklyTrialLimit()) {
            return "week is full";
        }
        if (isTaken(slot, request)) {
            return "taken by somebody else";
        }
        if (profile.hours().stream().noneMatch(hours -> isIn(hours, slot, profile.timeZone()))) {
            return "outside the therapist's hours";
        }
        var client = request.needs.participants().getFirst();
        return client.times().isEmpty() || isIn(client.times(), slot, client.timeZone())
                ? null
                : "outside the client's times";
    }

    boolean isLicensed(Slot slot, AuditedRequest request) {
        var profile = Objects.requireNonNull(ledger.listed.get(slot.therapistId()));
        var office = slot.officeId() == null ? null : ledger.offices.get(slot.officeId());
        var state =
                office == null ? request.needs.participants().getFirst().state() : office.state();
        var day = slot.startsAt().atZone(profile.timeZone()).toLocalDate();
        for (var licence : profile.licences()) {
            var until = licence.validUntil();
            if (licence.state().equals(state)
                    && day.compareTo(licence.validFrom()) >= 0
                    && (until == null || day.compareTo(until) <= 0)) {
                return true;
            }
        }
        return false;
    }

    boolean isOff(Slot slot) {
        return ledger.timeOff.getOrDefault(slot.therapistId(), List.of()).stream()
                .anyMatch(
                        off -> cross(off.startsAt(), off.endsAt(), slot.startsAt(), slot.endsAt()));
    }

    static boolean overlap(Slot one, Slot other) {
        return one.therapistId().equals(other.therapistId())
                && cross(
                        one.startsAt(), one.blockedUntil(), other.startsAt(), other.blockedUntil());
    }

    /** Some slot that could be offered, or null: every hour of every therapist is tried. */
    @Nullable Slot anythingFor(AuditedRequest request) {
        for (var profile : ledger.listed.values()) {
            for (var hours : profile.hours()) {
                for (var format : hours.formats()) {
                    var found = anythingIn(hours, format, profile, request);
                    if (found != null) {
                        return found;
                    }
                }
            }
        }
        return null;
    }

    private @Nullable Slot anythingIn(
            OfferedHours hours, Format format, TherapistProfile profile, AuditedRequest request) {
        var policy = ledger.policy();
        var office = format == Format.VIRTUAL ? null : hours.officeId();
        if (unfit(profile, request, office) != null) {
            return null;
        }
        var today = ledger.now.atZone(profile.timeZone()).toLocalDate();
        for (int days = 0; days <= policy.horizonDays(); days++) {
            var day = today.plusDays(days);
            if (day.getDayOfWeek() != hours.window().day()) {
                continue;
            }
            for (int minute = hours.window().fromMinute();
                    minute + policy.individualSessionMinutes() <= hours.window().toMinute();
                    minute += policy.slotStepMinutes()) {
                var start =
                        day.atTime(minute / 60, minute % 60).atZone(profile.timeZone()).toInstant();
                var end = start.plusSeconds(policy.individualSessionMinutes() * 60L);
                var slot =
                        new Slot(
                                profile.therapistId(),
                                start,
                                end,
                                end.plusSeconds(policy.bufferMinutes() * 60L),
                                format,
                                office,
                                null);
                if (problemWith(slot, request) == null) {
                    return slot;
                }
            }
        }
        return null;
    }

    private @Nullable String unfit(
            TherapistProfile profile, AuditedRequest request, @Nullable OfficeId officeId) {
        var needs = request.needs;
        var client = needs.participants().getFirst();
        if (!profile.acceptsNewClients()) {
            return "takes nobody new";
        }
        if (!Collections.disjoint(profile.excludedConcerns(), needs.concerns())) {
            return "excludes the concern";
        }
        if (!profile.parties().contains(needs.party())) {
            return "does not work with individuals";
        }
        if (!client.languages().isEmpty()
                && Collections.disjoint(client.languages(), profile.languages())) {
            return "no common language";
        }
        if (needs.therapistGender() != null && !needs.therapistGender().equals(profile.gender())) {
            return "another gender than stated";
        }
        if (client.plan() == null
                ? !profile.takesSelfPay()
                : !profile.plans().contains(client.plan())) {
            return "payment";
        }
        if (officeId == null) {
            return null;
        }
        var office = Objects.requireNonNull(ledger.offices.get(officeId));
        var home = client.point();
        var limit = needs.maxDistanceMetres();
        return home != null
                        && metres(home, office.point())
                                <= (limit == null ? ledger.policy().radiusMetres() : limit)
                ? null
                : "too far";
    }

    private boolean isTaken(Slot slot, AuditedRequest asking) {
        for (var request : ledger.requests.values()) {
            if (request != asking && request.taken().stream().anyMatch(one -> overlap(one, slot))) {
                return true;
            }
        }
        return false;
    }

    private int sessionsInWeekOf(Slot slot, ZoneId zone) {
        int sessions = 0;
        for (var request : ledger.requests.values()) {
            var session = request.session;
            if (session != null
                    && session.slot().therapistId().equals(slot.therapistId())
                    && monday(session.slot(), zone).equals(monday(slot, zone))) {
                sessions++;
            }
        }
        return sessions;
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
            var local = at.atZone(zone);
            int minute = local.getHour() * 60 + local.getMinute();
            if (windows.stream()
                    .noneMatch(window ->
                            window.day() == local.getDayOfWeek()
                                    && window.fromMinute() <= minute
                                    && minute < window.toMinute())) {
                return false;
            }
        }
        return true;
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
