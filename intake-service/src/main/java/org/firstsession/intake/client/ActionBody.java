// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.firstsession.intake.request.TrialRequestBody.Window;
import org.jspecify.annotations.Nullable;

/** What goes with actions, for the API's description. Reading is {@link DetailsReader}'s. */
sealed interface ActionBody {

    /** An empty object, or no body at all. */
    @Schema(name = "Nothing")
    record Nothing() implements ActionBody {}

    @Schema(name = "Acceptance")
    record Acceptance(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) String optionId)
            implements ActionBody {}

    @Schema(name = "Move")
    record Move(
            @Schema(description = "empty leaves the times on record") @Nullable List<Window> times,
            @Schema(description = "whether another therapist would do")
                    @Nullable Boolean otherTherapist)
            implements ActionBody {}

    @Schema(name = "Whereabouts")
    record Seat(
            @Schema(example = "CA", requiredMode = Schema.RequiredMode.REQUIRED) String state,
            @Schema(maxLength = 500) @Nullable String address,
            @Schema(maxLength = 500) @Nullable String emergencyContact)
            implements ActionBody {}

    @Schema(name = "Outcome")
    record Went(
            @Schema(
                            allowableValues = {
                                "attended",
                                "late",
                                "no-show",
                                "nobody-there",
                                DetailsReader.NONE
                            },
                            description = "none takes back what was said",
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String outcome)
            implements ActionBody {}

    @Schema(name = "Choice")
    record Wanted(
            @Schema(
                            allowableValues = {"continue", "another-therapist", "stop"},
                            requiredMode = Schema.RequiredMode.REQUIRED)
                    String choice)
            implements ActionBody {}

    /** The shape of what goes with an action. */
    static Class<? extends ActionBody> of(Action action) {
        return switch (action) {
            case ACCEPT -> Acceptance.class;
            case RESCHEDULE -> Move.class;
            case WHEREABOUTS -> Seat.class;
            case OUTCOME -> Went.class;
            case CHOICE -> Wanted.class;
            case DECLINE, EXTEND, OPTIONS, CONTINUE_ALONE, WITHDRAW, CANCEL -> Nothing.class;
        };
    }
}
