// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.time.Duration;
import java.util.List;
import org.firstsession.engine.types.Format;
import org.firstsession.engine.types.Office;
import org.firstsession.engine.types.PartyKind;

/**
 * What hours are worth to clients, in points: 100 for being seen at all, 30 for each concern that
 * the therapist knows, up to 40 for being seen soon and up to 20 for a short way. It is worked out
 * here, not by the engine's rules.
 */
final class Taste {

    private static final int SEEN = 100;
    private static final int CONCERN = 30;
    private static final int SOON = 40;
    private static final int NEAR = 20;
    private static final int INDIVIDUAL_MINUTES = 50;
    private static final int COUPLE_MINUTES = 75;

    private Taste() {}

    /** What an hour is worth to somebody who asks; 0 when it won't do. */
    static int worth(Client client, Hour hour) {
        var therapist = hour.therapist();
        long waited = Duration.between(client.asksAt(), hour.startsAt()).toDays();
        if (client.asksAt().plus(Market.NOTICE).isAfter(hour.startsAt())
                || waited >= client.patienceDays()
                || !therapist.parties().contains(client.needs().party())
                || !canCome(client, hour)) {
            return 0;
        }
        int nearness = -1;
        for (var format : hour.weekly().formats()) {
            nearness = Math.max(nearness, nearness(client, hour, format));
        }
        if (nearness < 0) {
            return 0;
        }
        int known = 0;
        for (var concern : client.needs().concerns()) {
            known += therapist.specialties().contains(concern) ? 1 : 0;
        }
        int soon = (int) (SOON * (client.patienceDays() - waited) / client.patienceDays());
        return SEEN + CONCERN * known + soon + nearness;
    }

    /** Points for the way; -1 when the format won't do. */
    private static int nearness(Client client, Hour hour, Format format) {
        if (!client.needs().format().allows(format)) {
            return -1;
        }
        var licences = hour.therapist().licences();
        if (format == Format.VIRTUAL) {
            var state = client.needs().asker().state();
            return licences.stream().anyMatch(one -> one.state().equals(state)) ? NEAR : -1;
        }
        var office = office(hour);
        int radius = client.needs().maxDistanceMetres();
        int metres = client.needs().asker().point().metresTo(office.point());
        boolean licensed = licences.stream().anyMatch(one -> one.state().equals(office.state()));
        return licensed && metres <= radius ? (int) ((long) NEAR * (radius - metres) / radius) : -1;
    }

    private static Office office(Hour hour) {
        return Practice.OFFICES.stream()
                .filter(one -> one.officeId().equals(hour.weekly().officeId()))
                .findFirst()
                .orElseThrow();
    }

    private static boolean canCome(Client client, Hour hour) {
        var times = client.needs().asker().times();
        var window = hour.weekly().window();
        int minutes =
                client.needs().party() == PartyKind.COUPLE ? COUPLE_MINUTES : INDIVIDUAL_MINUTES;
        return times.isEmpty()
                || times.stream()
                        .anyMatch(time ->
                                time.day() == window.day()
                                        && time.fromMinute() <= window.fromMinute()
                                        && window.fromMinute() + minutes <= time.toMinute());
    }

    /** What every hour is worth to every client. */
    static int[][] worth(List<Client> clients, List<Hour> hours) {
        int[][] worth = new int[clients.size()][hours.size()];
        for (int client = 0; client < worth.length; client++) {
            for (int hour = 0; hour < hours.size(); hour++) {
                worth[client][hour] = worth(clients.get(client), hours.get(hour));
            }
        }
        return worth;
    }
}
