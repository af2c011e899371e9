// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.types;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an invited partner needs of their own. A session has to suit both.
 *
 * @param format how the session should be held
 * @param maxDistanceMetres longest way to an office; null leaves it to the policy
 * @param concerns codes of what it is about
 * @param therapistGender the practice's code of the only gender that would do; null when any
 */
public record PartnerWishes(
        FormatWish format,
        @Nullable Integer maxDistanceMetres,
        List<String> concerns,
        @Nullable String therapistGender) {

    public PartnerWishes {
        concerns = List.copyOf(concerns);
        if (maxDistanceMetres != null) {
            Require.between(maxDistanceMetres, 0, 21_000_000, "maxDistanceMetres");
        }
    }
}
