// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.matching;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.firstsession.engine.book.Therapist;
import org.firstsession.engine.types.HardRule;

/**
 * The hard rules, in order of precedence. A rule looks at one therapist and one way of seeing the
 * client (video, or one office); a therapist is out with the rule that leaves no way open, and that
 * rule is the reason given.
 *
 * <p>Example: Ben has a licence for California and hours by video and in Reno. For a client in
 * Nevada who wants video, {@code LICENSED} leaves only Reno (if Ben may practise there), and {@code
 * OFFERS_FORMAT} removes that too: the reason is {@code OFFERS_FORMAT}.
 *
 * <p>The last rule, {@link HardRule#HAS_FREE_SLOT}, is asked of each hour in {@link FreeSlots}.
 */
final class HardRules {

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
                                            search.needs().concerns())),
                    // By video the law looks at where the client sits, in person at the office.
                    // Each hour asks again for its own day.
                    new Rule(HardRule.LICENSED, HardRules::isLicensed),
                    // Not every therapist works with couples, nor every couple's with individuals.
                    new Rule(
                            HardRule.WORKS_WITH_PARTY,
                            (search, therapist, way) ->
                                    therapist.profile().parties().contains(search.needs().party())),
                    // The client says video, in person, or either.
                    new Rule(
                            HardRule.OFFERS_FORMAT,
                            (search, therapist, way) ->
                                    search.needs().format().allows(way.format())),
                    // Nobody is sent farther than they said, or than the practice finds sensible.
                    new Rule(HardRule.WITHIN_DISTANCE, HardRules::isNear),
                    // One common language is enough.
                    new Rule(
                            HardRule.SPEAKS_LANGUAGE,
                            (search, therapist, way) ->
                                    search.client().languages().isEmpty()
                                            || !Collections.disjoint(
                                                    therapist.profile().languages(),
                                                    search.client().languages())),
                    // A stated gender is a condition, not a wish.
                    new Rule(
                            HardRule.IS_OF_STATED_GENDER,
                            (search, therapist, way) -> {
                                var wanted = search.needs().therapistGender();
                                return wanted == null
                                        || wanted.equals(therapist.profile().gender());
                            }),
                    // The insurance plan is taken, or without one the client may pay themselves.
                    new Rule(
                            HardRule.TAKES_PAYMENT,
                            (search, therapist, way) -> {
                                var plan = search.client().plan();
                                return plan == null
                                        ? therapist.profile().takesSelfPay()
                                        : therapist.profile().plans().contains(plan);
                            }));

    private HardRules() {}

    private static boolean isLicensed(Search search, Therapist therapist, Way way) {
        var zone = therapist.profile().timeZone();
        LocalDate first = search.earliest().atZone(zone).toLocalDate();
        LocalDate last = search.latest().atZone(zone).toLocalDate();
        var state = way.stateFor(search.client().state());
        return therapist.profile().licences().stream()
                .anyMatch(licence -> licence.overlaps(state, first, last));
    }

    private static boolean isNear(Search search, Therapist therapist, Way way) {
        var office = way.office();
        if (office == null) {
            return true;
        }
        var metres = search.metresTo(office.point());
        return metres != null && metres <= search.radiusMetres();
    }

    /** A hard rule and what it asks. */
    record Rule(HardRule rule, Question question) {}

    /** Whether a therapist may see the client of a search in a certain way. */
    @FunctionalInterface
    interface Question {
        boolean allows(Search search, Therapist therapist, Way way);
    }
}
