// SPDX-License-Identifier: Apache-2.0
package org.firstsession.stack.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.firstsession.schemas.ConfluentAvro;
import org.firstsession.schemas.PolicyDefaults;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.Format;
import org.firstsession.types.FormatWish;
import org.firstsession.types.Licence;
import org.firstsession.types.Needs;
import org.firstsession.types.OfferedHours;
import org.firstsession.types.Participant;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Policy;
import org.firstsession.types.RankingWeights;
import org.firstsession.types.Slot;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;

/**
 * What commands and events of an invented practice in California carry. Most come as builders with
 * what is so in most practices: a test says what matters to it and leaves the rest.
 */
public final class Samples {

    static {
        ConfluentAvro.trustGeneratedClasses();
    }

    /** Where everybody is. */
    public static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

    public static final List<Weekday> WORKDAYS =
            List.of(Weekday.MON, Weekday.TUE, Weekday.WED, Weekday.THU, Weekday.FRI);

    public static final List<Weekday> EVERY_DAY =
            List.of(
                    Weekday.MON,
                    Weekday.TUE,
                    Weekday.WED,
                    Weekday.THU,
                    Weekday.FRI,
                    Weekday.SAT,
                    Weekday.SUN);

    private static final Duration SESSION = Duration.ofMinutes(50);
    private static final Duration BLOCKED = Duration.ofMinutes(60);

    private Samples() {}

    /** The demo practice's policy: sessions of 50 minutes, a buffer of ten, three options. */
    public static Policy.Builder policy() {
        return Policy.newBuilder()
                .setRulesVersion(1)
                .setIndividualSessionMinutes(50)
                .setCoupleSessionMinutes(75)
                .setBufferMinutes(10)
                .setSlotStepMinutes(30)
                .setNoticeMinutes(720)
                .setHorizonDays(28)
                .setWebOfferSeconds(900)
                .setTextOfferSeconds(7_200)
                .setHoldExtensions(2)
                .setOptionsPerOffer(3)
                .setRadiusMetres(40_000)
                .setLateCancelHours(24)
                .setHumanDueMinutes(240)
                .setIndividualPriceCents(12_000)
                .setCouplePriceCents(18_000)
                .setNeedsPerson(List.of())
                .setWeights(new RankingWeights(30, 10, 40, 20, 30, 25))
                .setLifetimes(PolicyDefaults.lifetimes())
                .setScarcity(PolicyDefaults.scarcity());
    }

    /** A therapist for one and for two who speaks English, with no hours and few limits. */
    public static TherapistProfile.Builder therapist(String therapistId) {
        return TherapistProfile.newBuilder()
                .setTherapistId(therapistId)
                .setVersion(1)
                .setAcceptsNewClients(true)
                .setParties(List.of(PartyKind.INDIVIDUAL, PartyKind.COUPLE))
                .setTimeZone(ZONE.getId())
                .setLicences(List.of(new Licence("CA", LocalDate.of(2020, 1, 1), null)))
                .setLanguages(List.of("en"))
                .setSpecialties(List.of())
                .setExcludedConcerns(List.of())
                .setPlans(List.of())
                .setTakesSelfPay(true)
                .setHours(List.of())
                .setWeeklyTrialLimit(100);
    }

    /** The same hours by video on each of some days, in minutes of the day. */
    public static List<OfferedHours> byVideo(List<Weekday> days, int fromMinute, int toMinute) {
        return days.stream()
                .map(day ->
                        new OfferedHours(
                                new WeeklyWindow(day, fromMinute, toMinute),
                                List.of(Format.VIRTUAL),
                                null))
                .toList();
    }

    /** An adult who can come at any time and pays themselves. */
    public static Participant.Builder client(String personId) {
        return Participant.newBuilder()
                .setPersonId(personId)
                .setState("CA")
                .setTimeZone(ZONE.getId())
                .setTimes(List.of())
                .setLanguages(List.of())
                .setAge(AgeStatement.ADULT);
    }

    /** What one person asks for: a session by video, about nothing in particular. */
    public static Needs.Builder needs(Participant client) {
        return Needs.newBuilder()
                .setParty(PartyKind.INDIVIDUAL)
                .setParticipants(List.of(client))
                .setFormat(FormatWish.VIRTUAL)
                .setConcerns(List.of());
    }

    /** An hour by video: fifty minutes and a buffer of ten. */
    public static Slot slot(String therapistId, Instant startsAt) {
        return new Slot(
                therapistId,
                startsAt,
                startsAt.plus(SESSION),
                startsAt.plus(BLOCKED),
                Format.VIRTUAL,
                null,
                null);
    }
}
