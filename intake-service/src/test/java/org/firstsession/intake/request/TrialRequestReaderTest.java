// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.FormatWish;
import org.firstsession.types.GeoPoint;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrialRequestReaderTest {

    private static final Practice LAKESIDE =
            new Practice(
                    "lakeside",
                    "Lakeside Counseling",
                    "America/Los_Angeles",
                    List.of(),
                    12_000,
                    18_000,
                    24,
                    2,
                    Set.of("anxiety", "sleep"),
                    Set.of("aetna"),
                    Set.of("woman"),
                    Set.of("en"));

    private final TrialRequestReader reader = new TrialRequestReader(new ZipCodes());

    @Test
    void readsEveryField() {
        var request = reader.read(ValidRequest.json(), LAKESIDE);

        var participant = request.needs().getParticipants().getFirst();
        assertThat(request.needs().getFormat()).isEqualTo(FormatWish.VIRTUAL);
        assertThat(request.needs().getMaxDistanceMetres()).isEqualTo(40_000);
        assertThat(request.needs().getConcerns()).containsExactly("anxiety");
        assertThat(participant.getState()).isEqualTo("CA");
        assertThat(participant.getPoint()).isEqualTo(new GeoPoint(37_750_000, -122_415_200));
        assertThat(participant.getTimes())
                .containsExactly(new WeeklyWindow(Weekday.MON, 540, 1_200));
        assertThat(participant.getAge()).isEqualTo(AgeStatement.ADULT);
        assertThat(request.person().name()).isEqualTo("Alex Doe");
        assertThat(request.person().phone()).isEqualTo("+14155550132");
        assertThat(request.message()).isEqualTo("after work, please");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0060',
            textBlock =
                    """
                    {"kind": null}                                  | kind
                    {"person": {"language": "fr"}}                  | person.language
                    {"person": {"safeContact": {"invite": "no"}}}   | person.safeContact.invite
                    {"person": {"safeContact": {"text": false}}}    | person.safeContact.text
                    {"kind": "couple-together"}                     | partner
                    {"kind": "couple-together", "partner": {"name": "Sam"}} | partner.email,partner.state,partner.consents
                    {"kind": "couple-together", "partner": {"colour": 1}}   | partner.name,partner.email,partner.state,partner.consents,partner.colour
                    {"kind": "couple-together", "invitation": {}}   | invitation,partner
                    {"kind": "couple-invite", "partner": {"name": "Sam"}}   | partner
                    {"kind": "couple-invite", "invitation": {"email": "sam"}}        | invitation.email
                    {"kind": "couple-invite", "invitation": {"language": "fr"}}      | invitation.language
                    {"kind": "couple-invite", "invitation": {"saysWhoInvites": "y"}} | invitation.saysWhoInvites
                    {"kind": "couple-invite", "invitation": {"phone": "1"}}          | invitation.phone
                    {"kind": "couple-invite", "person": {"safety": {"tellAlone": 1}}} | person.safety.tellAlone
                    {"person": {"safety": {"tellAlone": true}}}     | person.safety
                    {"invitation": {"email": "sam@example.com"}}    | invitation
                    {"kind": "group"}                               | kind
                    {"kind": 7}                                     | kind
                    {"format": "telepathic"}                        | format
                    {"format": null}                                | format
                    {"state": "XX"}                                 | state
                    {"state": "PR"}                                 | state
                    {"state": "ca"}                                 | state
                    {"state": null}                                 | state
                    {"zip": "00000"}                                | zip
                    {"zip": "9411"}                                 | zip
                    {"zip": 94110}                                  | zip
                    {"zip": null, "format": "in-person"}            | zip
                    {"timeZone": "Mars/Olympus"}                    | timeZone
                    {"timeZone": null}                              | timeZone
                    {"maxDistanceKm": 0}                            | maxDistanceKm
                    {"maxDistanceKm": 501}                          | maxDistanceKm
                    {"maxDistanceKm": 99999999999999}               | maxDistanceKm
                    {"maxDistanceKm": 4.5}                          | maxDistanceKm
                    {"maxDistanceKm": "40"}                         | maxDistanceKm
                    {"times": "always"}                             | times
                    {"times": ["MON"]}                              | times[0]
                    {"times": [{"day": "MON", "from": "9:00", "to": "20:00"}]}   | times[0].from
                    {"times": [{"day": "MON", "from": "25:00", "to": "26:00"}]}  | times[0].from,times[0].to
                    {"times": [{"day": "MON", "from": "24:00", "to": "24:00"}]}  | times[0].from
                    {"times": [{"day": "MON", "from": "20:00", "to": "09:00"}]}  | times[0].to
                    {"times": [{"day": "MON", "from": "09:00", "to": "09:00"}]}  | times[0].to
                    {"times": [{"day": "XYZ", "from": "09:00", "to": "10:00"}]}  | times[0].day
                    {"times": [{"day": "MON", "from": "09:00"}]}                 | times[0].to
                    {"languages": ["english please"]}               | languages[0]
                    {"languages": "en"}                             | languages
                    {"specialties": ["anxiety", "wizardry"]}        | specialties[1]
                    {"therapistGender": "dragon"}                   | therapistGender
                    {"plan": "unheard-of"}                          | plan
                    {"partner": {"name": "Sam"}}                    | partner
                    {"colour": "blue"}                              | colour
                    {"person": {"surname": "Doe"}}                  | person.surname
                    {"person": null}                                | person
                    {"person": []}                                  | person
                    {"person": {"name": "  "}}                      | person.name
                    {"person": {"name": null}}                      | person.name
                    {"person": {"name": "A\\u0000B"}}               | person.name
                    {"person": {"name": "A\\r\\nBcc: x@example.com"}} | person.name
                    {"person": {"email": "alex"}}                   | person.email
                    {"person": {"email": "a@example.com\\r\\nBcc: b@example.com"}} | person.email
                    {"person": {"email": "a@example.com, b@example.com"}} | person.email
                    {"person": {"phone": "12"}}                     | person.phone
                    {"person": {"email": null, "phone": null}}      | person.email,person.contactBy[0]
                    {"person": {"contactBy": ["pigeon"]}}           | person.contactBy[0]
                    {"person": {"phone": null, "contactBy": ["phone"]}} | person.contactBy[0]
                    {"person": {"adult": "yes"}}                    | person.adult
                    {"person": {"consents": false}}                 | person.consents
                    {"person": {"consents": null}}                  | person.consents
                    {"message": 7}                                  | message
                    """)
    void namesTheFieldThatCannotBeUsed(String patch, String fields) {
        var body = ValidRequest.with(patch);

        var refused =
                catchThrowableOfType(ProblemException.class, () -> reader.read(body, LAKESIDE));

        assertThat(refused).isNotNull();
        assertThat(refused.errors())
                .extracting(error -> error.field())
                .containsExactlyInAnyOrder(fields.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0060',
            textBlock =
                    """
                    {"zip": null}
                    {"zip": null, "format": "either"}
                    {"zip": "94110", "format": "in-person"}
                    {"maxDistanceKm": null}
                    {"times": []}
                    {"times": [{"day": "SUN", "from": "00:00", "to": "24:00"}]}
                    {"languages": null, "specialties": null, "message": null}
                    {"therapistGender": "woman", "plan": "aetna"}
                    {"person": {"email": null, "contactBy": ["phone"]}}
                    {"person": {"phone": null, "contactBy": []}}
                    {"kind": "couple-invite"}
                    {"kind": "couple-invite", "invitation": {"email": "sam@example.com", "language": "es"}}
                    {"kind": "couple-invite", "person": {"safety": {"speaksFreely": false}}}
                    {"kind": "couple-together", "partner": {"name": "Sam", "email": "sam@example.com", "state": "NV", "adult": true, "consents": true}}
                    {"person": {"name": "María José Ñandú-O'Neil 李"}}
                    """)
    void acceptsWhatMayBeLeftOut(String patch) {
        assertThat(reader.read(ValidRequest.with(patch), LAKESIDE)).isNotNull();
    }

    @Test
    void keepsSilenceAboutAgeApartFromAYoungAge() {
        var silent = reader.read(ValidRequest.with("{\"person\": {\"adult\": null}}"), LAKESIDE);
        var young = reader.read(ValidRequest.with("{\"person\": {\"adult\": false}}"), LAKESIDE);

        assertThat(silent.needs().getParticipants().getFirst().getAge())
                .isEqualTo(AgeStatement.NOT_STATED);
        assertThat(young.needs().getParticipants().getFirst().getAge())
                .isEqualTo(AgeStatement.UNDER_18);
    }

    @Test
    void joinsWindowsThatTouch() {
        var request =
                reader.read(
                        ValidRequest.with(
                                """
                                {"times": [{"day": "TUE", "from": "12:00", "to": "17:00"},
                                           {"day": "TUE", "from": "08:00", "to": "12:00"},
                                           {"day": "WED", "from": "17:00", "to": "21:00"}]}
                                """),
                        LAKESIDE);

        assertThat(request.needs().getParticipants().getFirst().getTimes())
                .containsExactly(
                        new WeeklyWindow(Weekday.TUE, 480, 1_020),
                        new WeeklyWindow(Weekday.WED, 1_020, 1_260));
    }

    @Test
    void refusesWordsBeyondTheLimits() {
        var body = ValidRequest.json().put("message", "x".repeat(5_001));
        body.withObject("/person").put("name", "y".repeat(201));

        var refused =
                catchThrowableOfType(ProblemException.class, () -> reader.read(body, LAKESIDE));

        assertThat(refused.errors())
                .extracting(error -> error.field())
                .containsExactlyInAnyOrder("message", "person.name");
    }

    @Test
    void showsNothingPersonalAsText() {
        var request = reader.read(ValidRequest.json(), LAKESIDE);

        assertThat(request + " " + request.person()).doesNotContain("Alex", "example", "415");
    }
}
