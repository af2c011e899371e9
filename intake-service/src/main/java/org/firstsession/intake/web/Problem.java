// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.firstsession.intake.screening.CrisisAnswer;
import org.jspecify.annotations.Nullable;

/**
 * Problem details (RFC 9457).
 *
 * @param instance id of this occurrence, to be found in the service's log
 * @param help lines to call, when the words that came with the call raised a concern
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NamedError> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CrisisAnswer help) {

    /** A field that can't be used, and why. */
    public record NamedError(String field, String message) {}
}
