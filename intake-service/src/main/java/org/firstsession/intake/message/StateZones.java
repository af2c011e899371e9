// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import java.util.HashMap;
import java.util.Map;

/**
 * The time zone in which most people of a state live: somebody who texts "Tue after 5" means the
 * clock on their wall, and names a state but no zone.
 */
public final class StateZones {

    private static final String TABLE =
            """
            America/New_York CT DE DC FL GA IN KY ME MD MA MI NH NJ NY NC OH PA RI SC VT VA WV
            America/Chicago AL AR IL IA KS LA MN MS MO NE ND OK SD TN TX WI
            America/Denver CO ID MT NM UT WY
            America/Phoenix AZ
            America/Los_Angeles CA NV OR WA
            America/Anchorage AK
            Pacific/Honolulu HI
            """;

    private static final Map<String, String> ZONES = zones();

    private StateZones() {}

    /** IANA id for a USPS code. */
    public static String of(String state) {
        return ZONES.getOrDefault(state, "UTC");
    }

    private static Map<String, String> zones() {
        var zones = new HashMap<String, String>();
        TABLE.lines()
                .map(line -> line.split(" "))
                .forEach(words -> {
                    for (int i = 1; i < words.length; i++) {
                        zones.put(words[i], words[0]);
                    }
                });
        return Map.copyOf(zones);
    }
}
