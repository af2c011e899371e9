// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.Duration;
import java.util.List;

/**
 * What the practice decides itself. A change is a new policy, whole, by event. Units stand in the
 * names.
 */
public record Policy(
        int rulesVersion,
        int individualSessionMinutes,
        int coupleSessionMinutes,
        int bufferMinutes,
        int slotStepMinutes,
        int noticeMinutes,
        int horizonDays,
        int webOfferSeconds,
        int textOfferSeconds,
        int holdExtensions,
        int optionsPerOffer,
        int radiusMetres,
        int lateCancelHours,
        int humanDueMinutes,
        int individualPriceCents,
        int couplePriceCents,
        List<String> needsPerson,
        RankingWeights weights,
        int travelMinutes,
        List<WeeklyWindow> workingHours,
        Lifetimes lifetimes,
        Scarcity scarcity) {

    private static final int DAY_MINUTES = 24 * 60;

    public Policy {
        needsPerson = List.copyOf(needsPerson);
        workingHours = List.copyOf(workingHours);
        Require.between(travelMinutes, 0, DAY_MINUTES, "travelMinutes");
        Require.between(rulesVersion, 1, 1, "rulesVersion");
        Require.between(individualSessionMinutes, 5, DAY_MINUTES, "individualSessionMinutes");
        Require.between(coupleSessionMinutes, 5, DAY_MINUTES, "coupleSessionMinutes");
        Require.between(bufferMinutes, 0, DAY_MINUTES, "bufferMinutes");
        Require.between(slotStepMinutes, 5, DAY_MINUTES, "slotStepMinutes");
        Require.between(noticeMinutes, 0, 60L * DAY_MINUTES, "noticeMinutes");
        Require.between(horizonDays, 1, 366, "horizonDays");
        Require.between(webOfferSeconds, 1, 7 * 86_400, "webOfferSeconds");
        Require.between(textOfferSeconds, 1, 7 * 86_400, "textOfferSeconds");
        Require.between(holdExtensions, 0, 10, "holdExtensions");
        Require.between(optionsPerOffer, 1, 10, "optionsPerOffer");
        Require.between(radiusMetres, 1, 21_000_000, "radiusMetres");
        Require.between(lateCancelHours, 0, 366 * 24, "lateCancelHours");
        Require.between(humanDueMinutes, 1, 60L * DAY_MINUTES, "humanDueMinutes");
    }

    public Duration sessionLength(PartyKind party) {
        return Duration.ofMinutes(
                party == PartyKind.COUPLE ? coupleSessionMinutes : individualSessionMinutes);
    }

    public Duration buffer() {
        return Duration.ofMinutes(bufferMinutes);
    }

    /** How long an offer lives that is read by the given way. */
    public Duration offerLife(Channel channel) {
        return Duration.ofSeconds(
                channel == Channel.TEXT_MESSAGE ? textOfferSeconds : webOfferSeconds);
    }

    public Duration humanDue() {
        return Duration.ofMinutes(humanDueMinutes);
    }

    /** Least time between two sessions of a therapist in different offices. */
    public Duration travel() {
        return Duration.ofMinutes(travelMinutes);
    }
}
