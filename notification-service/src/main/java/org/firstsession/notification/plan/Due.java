// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect and its times.
 *
 * @param at when it is due; a reminder's lies ahead
 * @param lateAfter when a person is told that it hasn't left; null when nobody has to be
 * @param goodUntil when it has lost its use; null when it never does
 */
public record Due(
        Effect effect, Instant at, @Nullable Instant lateAfter, @Nullable Instant goodUntil) {}
