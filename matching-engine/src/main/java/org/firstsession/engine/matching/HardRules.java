// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import static org.firstsession.engine.matching.Condition.acceptsNewClients;
import static org.firstsession.engine.matching.Condition.all;
import static org.firstsession.engine.matching.Condition.any;
import static org.firstsession.engine.matching.Condition.none;
import static org.firstsession.engine.matching.Condition.takesPlan;
import static org.firstsession.engine.matching.Condition.takesSelfPay;
import static org.firstsession.engine.matching.Condition.when;
import static org.firstsession.engine.matching.Condition.worksWith;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.firstsession.engine.types.HardRule;
import org.jspecify.annotations.Nullable;

/**
 * The hard rules, in order of precedence. A rule asks something of each therapist; some ask it of
 * each way of seeing the clients (video, or one office). A therapist is out with the rule that
 * leaves no way open, and that rule is the reason given. For a couple each rule has to hold for
 * both.
 *
 * <p>Example: Ben has a licence for California and hours by video and in Reno. For a client in
 * Nevada who wants video, {@code LICENSED} leaves only Reno (if Ben may practise there), and {@code
 * OFFERS_FORMAT} removes that too: the reason is {@code OFFERS_FORMAT}.
 *
 * <p>Before the first rule, a safety hold and the topics of the practice's {@code needsPerson} list
 * keep the whole request from being matched. The last rule, {@link HardRule#HAS_FREE_SLOT}, is
 * asked of each hour in {@link FreeHours}.
 */
final class HardRules {

    static final List<Rule> IN_ORDER =
            List.of(
                    // Therapists who are full stay on the list for the clients that they have.
                    rule(HardRule.ACCEPTS_NEW_CLIENTS, search -> acceptsNewClients()),
                    // Nobody is sent to a therapist who has said that they don't treat this.
                    rule(
                            HardRule.TAKES_CONCERN,
                            search -> none(search.needs().allConcerns(), Condition::excludes)),
                    // By video the law looks at where each client sits, in person at the office.
                    // Each hour asks again for its own day.
                    ruleOfWay(
                            HardRule.LICENSED,
                            (search, way) ->
                                    all(way.statesFor(search.sides()), Condition::isLicensedIn)),
                    // Not every therapist works with couples, nor every couple's with individuals.
                    rule(HardRule.WORKS_WITH_PARTY, search -> worksWith(search.needs().party())),
                    // Each client says video, in person, or either.
                    ruleOfWay(
                            HardRule.OFFERS_FORMAT,
                            (search, way) ->
                                    when(
                                            search.sides().stream()
                                                    .allMatch(side ->
                                                            side.format().allows(way.format())))),
                    // Who treats one of the two already can't be neutral between them.
                    rule(
                            HardRule.NOT_TREATING_ONE,
                            search ->
                                    search.forCouple()
                                            ? none(search.needs().personIds(), Condition::treats)
                                            : Condition.ALWAYS),
                    // Nobody is sent farther than they said, or than the practice finds sensible.
                    ruleOfWay(HardRule.WITHIN_DISTANCE, (search, way) -> when(isNear(search, way))),
                    // One language that all have in common is enough.
                    rule(HardRule.SPEAKS_LANGUAGE, HardRules::speaksWithAll),
                    // A stated gender is a condition, not a wish.
                    rule(
                            HardRule.IS_OF_STATED_GENDER,
                            search -> all(statedGenders(search), Condition::isOfGender)),
                    // Each person's plan is taken, or without one they may pay themselves.
                    rule(
                            HardRule.TAKES_PAYMENT,
                            search ->
                                    all(
                                            search.sides(),
                                            side -> {
                                                var plan = side.person().plan();
                                                return plan == null
                                                        ? takesSelfPay()
                                                        : takesPlan(plan);
                                            })));

    private HardRules() {}

    private static boolean isNear(Search search, Way way) {
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

    private static List<String> statedGenders(Search search) {
        var genders = new ArrayList<String>(2);
        for (var side : search.sides()) {
            var gender = side.therapistGender();
            if (gender != null) {
                genders.add(gender);
            }
        }
        return genders;
    }

    private static Condition speaksWithAll(Search search) {
        @Nullable List<String> common = null;
        for (var side : search.sides()) {
            var languages = side.person().languages();
            if (languages.isEmpty()) {
                continue;
            }
            if (common == null) {
                common = new ArrayList<>(languages);
            } else {
                common.retainAll(languages);
            }
        }
        return common == null ? Condition.ALWAYS : any(common, Condition::speaks);
    }

    private static Rule rule(HardRule rule, Function<Search, Condition> asked) {
        return new Rule(rule, false, (search, way) -> asked.apply(search));
    }

    private static Rule ruleOfWay(HardRule rule, BiFunction<Search, Way, Condition> asked) {
        return new Rule(rule, true, asked);
    }

    /**
     * A hard rule and what it asks.
     *
     * @param looksAtWay whether it asks something else of each way
     * @param asked what it asks of a therapist who would see the clients of a search in some way
     */
    record Rule(HardRule rule, boolean looksAtWay, BiFunction<Search, Way, Condition> asked) {

        Condition of(Search search, Way way) {
            return asked.apply(search, way);
        }
    }
}
