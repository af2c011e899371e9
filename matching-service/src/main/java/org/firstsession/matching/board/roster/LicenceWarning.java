// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstsession.matching.board.roster.Therapist.Licence;

/**
 * A licence that ends soon or has ended. It is a remark 60 days ahead, a warning 30 days ahead, and
 * an alarm 7 days ahead; matching offers nothing past its last day.
 *
 * @param look how it stands on the page: {@code quiet}, {@code warn} or {@code alarm}
 */
record LicenceWarning(String text, String look) {

    private static final int REMARK_DAYS = 60;
    private static final int WARNING_DAYS = 30;
    private static final int ALARM_DAYS = 7;

    /** Those of a therapist; none for a licence that another one for the same state carries on. */
    static List<LicenceWarning> of(Therapist therapist, LocalDate today) {
        return therapist.licences().stream()
                .filter(it -> endsSoon(it, today))
                .filter(it -> !isCarriedOn(it, therapist, today))
                .map(it -> of(it.state(), daysLeft(it, today)))
                .toList();
    }

    private static boolean endsSoon(Licence licence, LocalDate today) {
        return licence.validUntil() != null && daysLeft(licence, today) <= REMARK_DAYS;
    }

    private static long daysLeft(Licence licence, LocalDate today) {
        var until = licence.validUntil();
        return until == null ? Long.MAX_VALUE : ChronoUnit.DAYS.between(today, until);
    }

    private static boolean isCarriedOn(Licence licence, Therapist therapist, LocalDate today) {
        var until = licence.validUntil();
        if (until == null) {
            return true;
        }
        var next = until.isBefore(today) ? today : until.plusDays(1);
        return therapist.licences().stream().anyMatch(it -> it.coversOn(licence.state(), next));
    }

    private static LicenceWarning of(String state, long days) {
        if (days < 0) {
            return new LicenceWarning("Licence for %s has ended".formatted(state), "alarm");
        }
        var text =
                days == 0
                        ? "Licence for %s ends today".formatted(state)
                        : "Licence for %s ends in %d day%s"
                                .formatted(state, days, days == 1 ? "" : "s");
        return new LicenceWarning(
                text, days <= ALARM_DAYS ? "alarm" : days <= WARNING_DAYS ? "warn" : "quiet");
    }
}
