// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * Problem details (RFC 9457).
 *
 * @param instance id of this occurrence, to be found in the service's log
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NamedError> errors) {

    /** A field that can't be used, and why. */
    public record NamedError(String field, String message) {}
}
