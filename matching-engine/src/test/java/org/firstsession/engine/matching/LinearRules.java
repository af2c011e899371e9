// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.types.HardRule;
import org.firstsession.engine.types.Needs;

/**
 * The hard rules, in order of precedence. A rule looks at one therapist and one way of seeing the
 * clients (video, or one office); a therapist is out with the rule that leaves no way open, and
 * that rule is the reason given. For a couple each rule has to hold for both.
 *
 * <p>Example: Ben has a licence for California and hours by video and in Reno. For a client in
 * Nevada who wants video, {@code LICENSED} leaves only Reno (if Ben may practise there), and {@code
 * OFFERS_FORMAT} removes that too: the reason is {@code OFFERS_FORMAT}.
 *
 * <p>Before the first rule, a safety hold and the topics of the practice's {@code needsPerson} list
 * keep the whole request from being matched. The last rule, {@link HardRule#HAS_FREE_SLOT}, is
 * asked of each hour in {@link FreeSlots}.
 */
final class LinearRules {

    static final List<Rule> IN_ORDER =
            List.of(
                    // Therapists who are full stay on the list for the clients that they have.
                    new Rule(
                            HardRule.ACCEPTS_NEW_CLIENTS,
                            (search, therapist, way) -> therapist.profile().acceptsNewClients()),
                    // Nobody is sent to a therapist who has said that they don't treat this.
                    new Rule(
                            HardRule.TAKES_CONCERN,
                            (search, therapist, way) ->
                                    Collections.disjoint(
                                            therapist.profile().excludedConcerns(),
                                            search.needs().allConcerns())),
                    // By video the law looks at where each client sits, in person at the office.
                    // Each hour asks again for its own day.
                    new Rule(HardRule.LICENSED, LinearRules::isLicensed),
                    // Not every therapist works with couples, nor every couple's with individuals.
                    new Rule(
                            HardRule.WORKS_WITH_PARTY,
                            (search, therapist, way) ->
                                    therapist.profile().parties().contains(search.needs().party())),
                    // Each client says video, in person, or either.
                    new Rule(
                            HardRule.OFFERS_FORMAT,
                            (search, therapist, way) ->
                                    search.sides().stream()
                                            .allMatch(side -> side.format().allows(way.format()))),
                    // Who treats one of the two already can't be neutral between them.
                    new Rule(
                            HardRule.NOT_TREATING_ONE,
                            (search, therapist, way) ->
                                    !search.forCouple() || treatsNobodyOf(search, therapist)),
                    // Nobody is sent farther than they said, or than the practice finds sensible.
                    new Rule(HardRule.WITHIN_DISTANCE, LinearRules::isNear),
                    // One language that all have in common is enough.
                    new Rule(
                            HardRule.SPEAKS_LANGUAGE,
                            (search, therapist, way) -> haveLanguage(search, therapist)),
                    // A stated gender is a condition, not a wish.
                    new Rule(
                            HardRule.IS_OF_STATED_GENDER,
                            (search, therapist, way) ->
                                    search.sides().stream()
                                            .map(Needs.Side::therapistGender)
                                            .allMatch(wanted ->
                                                    wanted == null
                                                            || wanted.equals(
                                                                    therapist.profile().gender()))),
                    // Each person's plan is taken, or without one they may pay themselves.
                    new Rule(
                            HardRule.TAKES_PAYMENT,
                            (search, therapist, way) ->
                                    search.sides().stream()
                                            .map(side -> side.person().plan())
                                            .allMatch(plan ->
                                                    plan == null
                                                            ? therapist.profile().takesSelfPay()
                                                            : therapist
                                                                    .profile()
                                                                    .plans()
                                                                    .contains(plan))));

    private LinearRules() {}

    private static boolean isLicensed(Search search, Therapist therapist, Way way) {
        var zone = therapist.profile().timeZone();
        LocalDate first = search.earliest().atZone(zone).toLocalDate();
        LocalDate last = search.latest().atZone(zone).toLocalDate();
        return way.statesFor(search.sides()).stream()
                .allMatch(state ->
                        therapist.profile().licences().stream()
                                .anyMatch(licence -> licence.overlaps(state, first, last)));
    }

    private static boolean treatsNobodyOf(Search search, Therapist therapist) {
        var id = therapist.profile().therapistId();
        return search.needs().personIds().stream()
                .noneMatch(person -> search.book().isTreatedBy(person, id));
    }

    private static boolean isNear(Search search, Therapist therapist, Way way) {
        var office = way.office();
        if (office == null) {
            return true;
        }
        for (var side : search.sides()) {
            var metres = Search.metresTo(side, office.point());
            if (metres == null || metres > search.radiusMetres(side)) {
                return false;
            }
        }
        return true;
    }

    private static boolean haveLanguage(Search search, Therapist therapist) {
        Set<String> common = new TreeSet<>(therapist.profile().languages());
        boolean stated = false;
        for (var side : search.sides()) {
            var languages = side.person().languages();
            if (!languages.isEmpty()) {
                stated = true;
                common.retainAll(languages);
            }
        }
        return !stated || !common.isEmpty();
    }

    /** A hard rule and what it asks. */
    record Rule(HardRule rule, Question question) {}

    /** Whether a therapist may see the clients of a search in a certain way. */
    @FunctionalInterface
    interface Question {
        boolean allows(Search search, Therapist therapist, Way way);
    }
}
