// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.firstsession.intake.request.TrialRequestBody.SafeContactBody;
import org.firstsession.intake.request.TrialRequestBody.SafetyBody;
import org.firstsession.intake.request.TrialRequestBody.Window;
import org.jspecify.annotations.Nullable;

/** What an invited partner sends, for the API's description. Reading is {@link Joinings}'. */
@Schema(name = "Joining")
public record JoiningBody(
        @Schema(maxLength = 200, requiredMode = Schema.RequiredMode.REQUIRED) String name,
        @Schema(description = "one of email and phone is enough") @Nullable String email,
        @Nullable String phone,
        @Schema(allowableValues = {"email", "phone"}) @Nullable List<String> contactBy,
        @Schema(description = "missing: a person of the practice checks before the session")
                @Nullable Boolean adult,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean consents,
        @Schema(allowableValues = {"en", "es"}) @Nullable String language,
        @Nullable SafeContactBody safeContact,
        @Nullable SafetyBody safety,
        @Schema(
                        description = "USPS code of the state where the partner will sit",
                        example = "CA",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String state,
        @Schema(example = "94110") @Nullable String zip,
        @Schema(description = "missing: the practice's") @Nullable String timeZone,
        @Schema(
                        allowableValues = {"virtual", "in-person", "either"},
                        description = "missing: either")
                @Nullable String format,
        @Schema(minimum = "1", maximum = "500") @Nullable Integer maxDistanceKm,
        @Schema(description = "empty means any time") @Nullable List<Window> times,
        @Nullable List<String> languages,
        @Nullable List<String> specialties,
        @Nullable String therapistGender,
        @Nullable String plan,
        @Schema(maxLength = 5_000) @Nullable String message) {}
