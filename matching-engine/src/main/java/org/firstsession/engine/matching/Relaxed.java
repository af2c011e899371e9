// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.util.List;
import java.util.function.UnaryOperator;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.FormatWish;
import org.firstsession.engine.types.Needs;
import org.firstsession.engine.types.Participant;
import org.firstsession.engine.types.PartnerWishes;
import org.jspecify.annotations.Nullable;

/**
 * What would be asked for if one thing were given up, by both of a couple. Needs that have nothing
 * to give up there come back equal.
 *
 * @param needs what is asked for
 * @param radiusMetres longest way to an office for whoever states none
 */
record Relaxed(Needs needs, int radiusMetres) {

    /** No two places are farther apart, in metres. */
    private static final int FARTHEST = 21_000_000;

    static Relaxed of(Search search) {
        return new Relaxed(search.needs(), search.policy().radiusMetres());
    }

    Needs formatToo(Format format) {
        var wishes = needs.partnerWishes();
        return with(
                plus(needs.format(), format),
                needs.maxDistanceMetres(),
                needs.therapistGender(),
                wishes == null
                        ? null
                        : new PartnerWishes(
                                plus(wishes.format(), format),
                                wishes.maxDistanceMetres(),
                                wishes.concerns(),
                                wishes.therapistGender()));
    }

    /** Twice as far. */
    Needs farther() {
        var wishes = needs.partnerWishes();
        return with(
                needs.format(),
                twice(needs.maxDistanceMetres()),
                needs.therapistGender(),
                wishes == null
                        ? null
                        : new PartnerWishes(
                                wishes.format(),
                                twice(wishes.maxDistanceMetres()),
                                wishes.concerns(),
                                wishes.therapistGender()));
    }

    Needs anyGender() {
        var wishes = needs.partnerWishes();
        return with(
                needs.format(),
                needs.maxDistanceMetres(),
                null,
                wishes == null
                        ? null
                        : new PartnerWishes(
                                wishes.format(),
                                wishes.maxDistanceMetres(),
                                wishes.concerns(),
                                null));
    }

    Needs anyTime() {
        return each(person -> person.withTimes(List.of()));
    }

    Needs anyLanguage() {
        return each(person ->
                new Participant(
                        person.personId(),
                        person.state(),
                        person.zip(),
                        person.point(),
                        person.timeZone(),
                        person.times(),
                        List.of(),
                        person.plan(),
                        person.age(),
                        person.roomFeatures()));
    }

    Needs selfPay() {
        return each(person ->
                new Participant(
                        person.personId(),
                        person.state(),
                        person.zip(),
                        person.point(),
                        person.timeZone(),
                        person.times(),
                        person.languages(),
                        null,
                        person.age(),
                        person.roomFeatures()));
    }

    private Needs each(UnaryOperator<Participant> change) {
        return new Needs(
                needs.party(),
                needs.participants().stream().map(change).toList(),
                needs.format(),
                needs.maxDistanceMetres(),
                needs.concerns(),
                needs.therapistGender(),
                needs.partnerWishes());
    }

    private Integer twice(@Nullable Integer metres) {
        int stated = metres == null ? radiusMetres : metres;
        return (int) Math.min(stated * 2L, FARTHEST);
    }

    private static FormatWish plus(FormatWish wish, Format format) {
        return wish.allows(format) ? wish : FormatWish.EITHER;
    }

    private Needs with(
            FormatWish format,
            @Nullable Integer maxDistanceMetres,
            @Nullable String therapistGender,
            @Nullable PartnerWishes partnerWishes) {
        return new Needs(
                needs.party(),
                needs.participants(),
                format,
                maxDistanceMetres,
                needs.concerns(),
                therapistGender,
                partnerWishes);
    }
}
