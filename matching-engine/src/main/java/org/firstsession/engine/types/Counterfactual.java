// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/**
 * What would be possible if one thing were different.
 *
 * @param relaxation the thing
 * @param day the weekday, for other times
 * @param part the part of that day, for other times
 * @param moreTherapists how many more therapists would have a free hour
 */
public record Counterfactual(
        Relaxation relaxation,
        @Nullable DayOfWeek day,
        @Nullable DayPart part,
        int moreTherapists) {}
