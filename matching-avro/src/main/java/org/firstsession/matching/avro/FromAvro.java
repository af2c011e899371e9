// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.avro;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import org.firstsession.engine.types.Actor;
import org.firstsession.engine.types.ActorRole;
import org.firstsession.engine.types.AgeStatement;
import org.firstsession.engine.types.Criterion;
import org.firstsession.engine.types.CriterionPoints;
import org.firstsession.engine.types.Explanation;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.GeoPoint;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.Interval;
import org.firstsession.engine.types.Licence;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.OfficeId;
import org.firstsession.engine.types.Option;
import org.firstsession.engine.types.OptionId;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartyKind;
import org.firstsession.engine.types.PersonId;
import org.firstsession.engine.types.Policy;
import org.firstsession.engine.types.RankingWeights;
import org.firstsession.engine.types.RuleCount;
import org.firstsession.engine.types.Slot;
import org.firstsession.engine.types.TherapistId;
import org.firstsession.engine.types.TherapistProfile;
import org.firstsession.engine.types.WeeklyWindow;
import org.jspecify.annotations.Nullable;

/**
 * Avro values to the engine's. Throws {@link IllegalArgumentException} or {@link
 * java.time.DateTimeException} for a value that the engine's types don't allow, such as an unknown
 * symbol or zone.
 */
final class FromAvro {

    private FromAvro() {}

    static <E extends Enum<E>> E symbol(Class<E> type, Enum<?> symbol) {
        return Enum.valueOf(type, symbol.name());
    }

    static <A, B> List<B> list(List<A> values, Function<A, B> each) {
        return values.stream().map(each).toList();
    }

    static <A, B> @Nullable B nullable(@Nullable A value, Function<A, B> some) {
        return value == null ? null : some.apply(value);
    }

    static Actor actor(org.firstsession.types.Actor actor) {
        return new Actor(symbol(ActorRole.class, actor.getRole()), actor.getId());
    }

    static WeeklyWindow window(org.firstsession.types.WeeklyWindow window) {
        return new WeeklyWindow(
                DayOfWeek.of(window.getDay().ordinal()),
                window.getFromMinute(),
                window.getToMinute());
    }

    static Interval interval(org.firstsession.types.Interval interval) {
        return new Interval(interval.getStartsAt(), interval.getEndsAt());
    }

    static GeoPoint point(org.firstsession.types.GeoPoint point) {
        return new GeoPoint(point.getLatitudeMicrodegrees(), point.getLongitudeMicrodegrees());
    }

    static Office office(org.firstsession.types.Office office) {
        return new Office(
                new OfficeId(office.getOfficeId()),
                office.getName(),
                office.getAddress(),
                office.getState(),
                ZoneId.of(office.getTimeZone()),
                point(office.getPoint()));
    }

    static TherapistProfile profile(org.firstsession.types.TherapistProfile profile) {
        return new TherapistProfile(
                new TherapistId(profile.getTherapistId()),
                profile.getVersion(),
                profile.getAcceptsNewClients(),
                list(profile.getParties(), party -> symbol(PartyKind.class, party)),
                ZoneId.of(profile.getTimeZone()),
                list(
                        profile.getLicences(),
                        licence ->
                                new Licence(
                                        licence.getState(),
                                        licence.getValidFrom(),
                                        licence.getValidUntil())),
                profile.getLanguages(),
                profile.getGender(),
                profile.getSpecialties(),
                profile.getExcludedConcerns(),
                profile.getPlans(),
                profile.getTakesSelfPay(),
                list(
                        profile.getHours(),
                        hours ->
                                new OfferedHours(
                                        window(hours.getWindow()),
                                        list(
                                                hours.getFormats(),
                                                format -> symbol(Format.class, format)),
                                        nullable(hours.getOfficeId(), OfficeId::new))),
                profile.getWeeklyTrialLimit());
    }

    static Policy policy(org.firstsession.types.Policy policy) {
        var weights = policy.getWeights();
        return new Policy(
                policy.getRulesVersion(),
                policy.getIndividualSessionMinutes(),
                policy.getCoupleSessionMinutes(),
                policy.getBufferMinutes(),
                policy.getSlotStepMinutes(),
                policy.getNoticeMinutes(),
                policy.getHorizonDays(),
                policy.getWebOfferSeconds(),
                policy.getTextOfferSeconds(),
                policy.getHoldExtensions(),
                policy.getOptionsPerOffer(),
                policy.getRadiusMetres(),
                policy.getLateCancelHours(),
                policy.getHumanDueMinutes(),
                policy.getIndividualPriceCents(),
                policy.getCouplePriceCents(),
                policy.getNeedsPerson(),
                new RankingWeights(
                        weights.getSpecialty(),
                        weights.getDayPart(),
                        weights.getSoonness(),
                        weights.getDistance(),
                        weights.getFairness(),
                        weights.getSameDay()));
    }

    static Needs needs(org.firstsession.types.Needs needs) {
        return new Needs(
                symbol(PartyKind.class, needs.getParty()),
                list(needs.getParticipants(), FromAvro::participant),
                symbol(FormatWish.class, needs.getFormat()),
                needs.getMaxDistanceMetres(),
                needs.getConcerns(),
                needs.getTherapistGender());
    }

    private static Participant participant(org.firstsession.types.Participant participant) {
        return new Participant(
                new PersonId(participant.getPersonId()),
                participant.getState(),
                participant.getZip(),
                nullable(participant.getPoint(), FromAvro::point),
                ZoneId.of(participant.getTimeZone()),
                list(participant.getTimes(), FromAvro::window),
                participant.getLanguages(),
                participant.getPlan(),
                symbol(AgeStatement.class, participant.getAge()));
    }

    static Slot slot(org.firstsession.types.Slot slot) {
        return new Slot(
                new TherapistId(slot.getTherapistId()),
                slot.getStartsAt(),
                slot.getEndsAt(),
                slot.getBlockedUntil(),
                symbol(Format.class, slot.getFormat()),
                nullable(slot.getOfficeId(), OfficeId::new));
    }

    static Option option(org.firstsession.types.Option option) {
        return new Option(
                new OptionId(option.getOptionId()),
                slot(option.getSlot()),
                list(
                        option.getWhy(),
                        points ->
                                new CriterionPoints(
                                        symbol(Criterion.class, points.getCriterion()),
                                        points.getPoints())));
    }

    static Explanation explanation(org.firstsession.types.Explanation explanation) {
        return new Explanation(
                explanation.getConsidered(),
                list(
                        explanation.getRemoved(),
                        count ->
                                new RuleCount(
                                        symbol(HardRule.class, count.getRule()),
                                        count.getTherapists())));
    }
}
