// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The shape of a request for the API's description. Reading is {@link TrialRequestReader}'s. */
@Schema(name = "TrialRequest")
public record TrialRequestBody(
        @Schema(
                        allowableValues = {"individual", "couple-together", "couple-invite"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String kind,
        @Schema(
                        allowableValues = {"virtual", "in-person", "either"},
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String format,
        @Schema(
                        description = "USPS code of the state where the person will sit",
                        example = "CA",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String state,
        @Schema(description = "for distance only", example = "94110") @Nullable String zip,
        @Schema(
                        description = "IANA id; the times are meant in it",
                        example = "America/Los_Angeles",
                        requiredMode = Schema.RequiredMode.REQUIRED)
                String timeZone,
        @Schema(minimum = "1", maximum = "500") @Nullable Integer maxDistanceKm,
        @Schema(description = "empty means any time") @Nullable List<Window> times,
        @Schema(description = "BCP 47 tags; empty means any") @Nullable List<String> languages,
        @Schema(description = "the practice's codes of what it is about")
                @Nullable List<String> specialties,
        @Schema(description = "the only gender that would do") @Nullable String therapistGender,
        @Schema(description = "id of an insurance plan; null is self-pay") @Nullable String plan,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) PersonBody person,
        @Schema(description = "the other of two at one screen; of couple-together alone")
                @Nullable PartnerBody partner,
        @Schema(description = "how the partner is invited; of couple-invite alone")
                @Nullable InvitationBody invitation,
        @Schema(maxLength = 5_000) @Nullable String message) {

    /** Hours of each week. */
    public record Window(
            @Schema(allowableValues = {"MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"}) String day,
            @Schema(example = "09:00") String from,
            @Schema(example = "20:00") String to) {}

    @Schema(name = "Person")
    record PersonBody(
            @Schema(maxLength = 200, requiredMode = Schema.RequiredMode.REQUIRED) String name,
            @Schema(description = "one of email and phone is enough") @Nullable String email,
            @Nullable String phone,
            @Schema(allowableValues = {"email", "phone"}) @Nullable List<String> contactBy,
            @Schema(description = "missing: a person of the practice checks before the session")
                    @Nullable Boolean adult,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean consents,
            @Schema(
                            allowableValues = {"en", "es"},
                            description = "what to write in")
                    @Nullable String language,
            @Schema(description = "how to write without harm; what is left out stays true")
                    @Nullable SafeContactBody safeContact,
            @Schema(description = "of couples alone") @Nullable SafetyBody safety) {}

    @Schema(name = "Partner")
    record PartnerBody(
            @Schema(maxLength = 200, requiredMode = Schema.RequiredMode.REQUIRED) String name,
            @Schema(description = "one of email and phone is enough") @Nullable String email,
            @Nullable String phone,
            @Schema(allowableValues = {"email", "phone"}) @Nullable List<String> contactBy,
            @Schema(example = "CA", requiredMode = Schema.RequiredMode.REQUIRED) String state,
            @Schema(example = "94110") @Nullable String zip,
            @Nullable String plan,
            @Nullable Boolean adult,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) boolean consents,
            @Schema(allowableValues = {"en", "es"}) @Nullable String language,
            @Nullable SafeContactBody safeContact) {}

    @Schema(name = "InvitationWishes")
    record InvitationBody(
            @Schema(
                            description =
                                    "where the practice sends the invitation, once; without it the"
                                            + " asker hands links.invite over")
                    @Nullable String email,
            @Schema(
                            allowableValues = {"en", "es"},
                            description = "what to write to the partner in")
                    @Nullable String language,
            @Schema(description = "whether the partner may read the asker's first name")
                    @Nullable Boolean saysWhoInvites,
            @Schema(description = "whether the asker lets the partner choose a time first")
                    @Nullable Boolean partnerChoosesFirst) {}

    /** Two questions that each of a couple is asked alone. */
    @Schema(name = "Safety", description = "private answers, for the practice alone")
    public record SafetyBody(
            @Schema(description = "it feels safe to speak in front of the other")
                    @Nullable Boolean speaksFreely,
            @Schema(description = "there is something to tell without the other")
                    @Nullable Boolean tellAlone) {}

    /** How to write to somebody without harm. */
    @Schema(name = "SafeContact")
    public record SafeContactBody(
            @Schema(description = "a message, such as a text, may be left on the phone")
                    @Nullable Boolean leaveMessage,
            @Schema(description = "a calendar invite may come with a mail")
                    @Nullable Boolean invite,
            @Schema(description = "no mail names the practice on its outside")
                    @Nullable Boolean neutralSubject) {}
}
