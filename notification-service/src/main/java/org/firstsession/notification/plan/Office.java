// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.ZoneId;

/**
 * A place of the practice, as clients read it.
 *
 * @param name its name
 * @param address its street address
 * @param timeZone the zone of its clocks
 */
public record Office(String name, String address, ZoneId timeZone) {}
