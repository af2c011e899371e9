// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.time.DayOfWeek;
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.Participant;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.Criterion;
import org.firstsession.types.CriterionPoints;
import org.firstsession.types.Explanation;
import org.firstsession.types.Format;
import org.firstsession.types.FormatWish;
import org.firstsession.types.HardRule;
import org.firstsession.types.Interval;
import org.firstsession.types.Licence;
import org.firstsession.types.Office;
import org.firstsession.types.Option;
import org.firstsession.types.PartyKind;
import org.firstsession.types.Policy;
import org.firstsession.types.RankingWeights;
import org.firstsession.types.RuleCount;
import org.firstsession.types.Slot;
import org.firstsession.types.TherapistProfile;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/** The engine's values to Avro's. */
final class ToAvro {

    private ToAvro() {}

    static <E extends Enum<E>> E symbol(Class<E> type, Enum<?> symbol) {
        return Enum.valueOf(type, symbol.name());
    }

    static @Nullable String text(@Nullable Record id) {
        return id == null ? null : id.toString();
    }

    static Interval interval(org.firstsession.engine.types.Interval interval) {
        return new Interval(interval.startsAt(), interval.endsAt());
    }

    static Office office(org.firstsession.engine.types.Office office) {
        return new Office(
                office.officeId().value(),
                office.name(),
                office.address(),
                office.state(),
                office.timeZone().getId(),
                point(office.point()));
    }

    private static org.firstsession.types.GeoPoint point(GeoPoint point) {
        return new org.firstsession.types.GeoPoint(
                point.latitudeMicrodegrees(), point.longitudeMicrodegrees());
    }

    private static WeeklyWindow window(org.firstsession.engine.types.WeeklyWindow window) {
        return new WeeklyWindow(weekday(window.day()), window.fromMinute(), window.toMinute());
    }

    private static Weekday weekday(DayOfWeek day) {
        return Weekday.values()[day.getValue()];
    }

    static TherapistProfile profile(org.firstsession.engine.types.TherapistProfile profile) {
        return new TherapistProfile(
                profile.therapistId().value(),
                profile.version(),
                profile.acceptsNewClients(),
                FromAvro.list(profile.parties(), party -> symbol(PartyKind.class, party)),
                profile.timeZone().getId(),
                FromAvro.list(
                        profile.licences(),
                        licence ->
                                new Licence(
                                        licence.state(),
                                        licence.validFrom(),
                                        licence.validUntil())),
                profile.languages(),
                profile.gender(),
                profile.specialties(),
                profile.excludedConcerns(),
                profile.plans(),
                profile.takesSelfPay(),
                FromAvro.list(profile.hours(), ToAvro::hours),
                profile.weeklyTrialLimit());
    }

    private static org.firstsession.types.OfferedHours hours(OfferedHours hours) {
        return new org.firstsession.types.OfferedHours(
                window(hours.window()),
                FromAvro.list(hours.formats(), format -> symbol(Format.class, format)),
                text(hours.officeId()));
    }

    static Policy policy(org.firstsession.engine.types.Policy policy) {
        var weights = policy.weights();
        return new Policy(
                policy.rulesVersion(),
                policy.individualSessionMinutes(),
                policy.coupleSessionMinutes(),
                policy.bufferMinutes(),
                policy.slotStepMinutes(),
                policy.noticeMinutes(),
                policy.horizonDays(),
                policy.webOfferSeconds(),
                policy.textOfferSeconds(),
                policy.holdExtensions(),
                policy.optionsPerOffer(),
                policy.radiusMetres(),
                policy.lateCancelHours(),
                policy.humanDueMinutes(),
                policy.individualPriceCents(),
                policy.couplePriceCents(),
                policy.needsPerson(),
                new RankingWeights(
                        weights.specialty(),
                        weights.dayPart(),
                        weights.soonness(),
                        weights.distance(),
                        weights.fairness(),
                        weights.sameDay()));
    }

    static org.firstsession.types.Needs needs(Needs needs) {
        return new org.firstsession.types.Needs(
                symbol(PartyKind.class, needs.party()),
                FromAvro.list(needs.participants(), ToAvro::participant),
                symbol(FormatWish.class, needs.format()),
                needs.maxDistanceMetres(),
                needs.concerns(),
                needs.therapistGender());
    }

    private static org.firstsession.types.Participant participant(Participant participant) {
        return new org.firstsession.types.Participant(
                participant.personId().value(),
                participant.state(),
                participant.zip(),
                FromAvro.nullable(participant.point(), ToAvro::point),
                participant.timeZone().getId(),
                FromAvro.list(participant.times(), ToAvro::window),
                participant.languages(),
                participant.plan(),
                symbol(AgeStatement.class, participant.age()));
    }

    static Slot slot(org.firstsession.engine.types.Slot slot) {
        return new Slot(
                slot.therapistId().value(),
                slot.startsAt(),
                slot.endsAt(),
                slot.blockedUntil(),
                symbol(Format.class, slot.format()),
                text(slot.officeId()));
    }

    static Option option(org.firstsession.engine.types.Option option) {
        return new Option(
                option.optionId().value(),
                slot(option.slot()),
                FromAvro.list(
                        option.why(),
                        points ->
                                new CriterionPoints(
                                        symbol(Criterion.class, points.criterion()),
                                        points.points())));
    }

    static Explanation explanation(org.firstsession.engine.types.Explanation explanation) {
        return new Explanation(
                explanation.considered(),
                FromAvro.list(
                        explanation.removed(),
                        count ->
                                new RuleCount(
                                        symbol(HardRule.class, count.rule()), count.therapists())));
    }
}
