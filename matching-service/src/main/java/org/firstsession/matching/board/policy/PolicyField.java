// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.policy;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.firstsession.matching.board.roster.RosterFault;
import org.firstsession.types.Policy;

/**
 * A field of the policy that somebody may set here. Prices of scarcity are learnt and the version
 * of the rules comes with a release, so both stay as they are.
 *
 * @param path its name; behind a dot that of a record inside
 */
record PolicyField(String path, Unit unit) {

    /**
     * Fields that belong together.
     *
     * @param code what the page calls them by
     */
    record Group(String code, List<PolicyField> fields) {}

    static final List<Group> GROUPS =
            List.of(
                    new Group(
                            "SESSIONS",
                            List.of(
                                    new PolicyField("individualSessionMinutes", Unit.MINUTES),
                                    new PolicyField("coupleSessionMinutes", Unit.MINUTES),
                                    new PolicyField("bufferMinutes", Unit.MINUTES),
                                    new PolicyField("slotStepMinutes", Unit.MINUTES),
                                    new PolicyField("noticeMinutes", Unit.MINUTES),
                                    new PolicyField("horizonDays", Unit.DAYS),
                                    new PolicyField("travelMinutes", Unit.MINUTES),
                                    new PolicyField("radiusMetres", Unit.METRES),
                                    new PolicyField("individualPriceCents", Unit.DOLLARS),
                                    new PolicyField("couplePriceCents", Unit.DOLLARS),
                                    new PolicyField("lateCancelHours", Unit.HOURS))),
                    new Group(
                            "OFFERS",
                            List.of(
                                    new PolicyField("optionsPerOffer", Unit.COUNT),
                                    new PolicyField("webOfferSeconds", Unit.SECONDS),
                                    new PolicyField("textOfferSeconds", Unit.SECONDS),
                                    new PolicyField("holdExtensions", Unit.COUNT),
                                    new PolicyField("lifetimes.invitationHours", Unit.HOURS),
                                    new PolicyField("lifetimes.consentHours", Unit.HOURS),
                                    new PolicyField(
                                            "lifetimes.therapistAnswerMinutes", Unit.MINUTES),
                                    new PolicyField("lifetimes.refillMinutes", Unit.MINUTES),
                                    new PolicyField("lifetimes.wakingFromMinute", Unit.CLOCK),
                                    new PolicyField("lifetimes.wakingToMinute", Unit.CLOCK))),
                    new Group(
                            "PEOPLE",
                            List.of(
                                    new PolicyField("lifetimes.safetyDueMinutes", Unit.MINUTES),
                                    new PolicyField("humanDueMinutes", Unit.MINUTES),
                                    new PolicyField("workingHours", Unit.HOURS_OF_A_WEEK),
                                    new PolicyField("needsPerson", Unit.CODES),
                                    new PolicyField("lifetimes.waitlistReviewHours", Unit.HOURS),
                                    new PolicyField("lifetimes.outcomeDueHours", Unit.HOURS),
                                    new PolicyField("lifetimes.choiceHours", Unit.HOURS))),
                    new Group(
                            "RANKING",
                            List.of(
                                    new PolicyField("weights.specialty", Unit.POINTS),
                                    new PolicyField("weights.dayPart", Unit.POINTS),
                                    new PolicyField("weights.soonness", Unit.POINTS),
                                    new PolicyField("weights.sameDay", Unit.POINTS),
                                    new PolicyField("weights.distance", Unit.POINTS),
                                    new PolicyField("weights.fairness", Unit.POINTS),
                                    new PolicyField("scarcity.heldSharePercent", Unit.PERCENT),
                                    new PolicyField("scarcity.offeredAloneFromPoints", Unit.POINTS),
                                    new PolicyField("scarcity.dearerBesidePoints", Unit.POINTS))));

    static List<PolicyField> all() {
        return GROUPS.stream().flatMap(group -> group.fields().stream()).toList();
    }

    /** What a policy has there, as it is read and typed. */
    String text(Policy policy) {
        var record = holder(policy);
        return unit.text(record.get(position(record)));
    }

    /**
     * Sets what somebody typed.
     *
     * @throws RosterFault when it can't be used
     */
    void put(Policy policy, String typed) {
        var record = holder(policy);
        record.put(position(record), unit.read(typed));
    }

    /** Its name without the record that it stands in. */
    String name() {
        return path.substring(path.indexOf('.') + 1);
    }

    private SpecificRecord holder(Policy policy) {
        int dot = path.indexOf('.');
        return dot < 0
                ? policy
                : (SpecificRecord)
                        policy.get(policy.getSchema().getField(path.substring(0, dot)).pos());
    }

    private int position(SpecificRecord record) {
        return record.getSchema().getField(name()).pos();
    }
}
