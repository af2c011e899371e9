// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.quality;

import java.time.Instant;
import org.firstsession.engine.types.OfferedHours;
import org.firstsession.engine.types.TherapistProfile;

/**
 * An hour in which one session can be held, for one or for two.
 *
 * @param therapist whose it is
 * @param weekly the weekly hours that it is one of
 * @param startsAt when it begins
 */
record Hour(TherapistProfile therapist, OfferedHours weekly, Instant startsAt) {}
