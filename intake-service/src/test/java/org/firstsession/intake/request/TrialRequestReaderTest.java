// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.firstsession.intake.practice.Practice;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.JsonBody;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.types.AgeStatement;
import org.firstsession.types.FormatWish;
import org.firstsession.types.Weekday;
import org.firstsession.types.WeeklyWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialRequestReaderTest {

    private static final Practice PRACTICE =
            new Practice(
                    "lakeside",
                    "Lakeside",
                    "America/Los_Angeles",
                    List.of(),
                    12_000,
                    24,
                    2,
                    Set.of("anxiety", "grief"),
                    Set.of("plan-a"),
                    Set.of("f", "m"),
                    Set.of("en", "es"));

    private static final String GOOD =
            """
            {"kind":"individual","format":"either","state":"CA","zip":"94110",
             "timeZone":"America/Los_Angeles","maxDistanceKm":40,
             "times":[{"day":"MON","from":"09:00","to":"20:00"}],
             "languages":["en"],"specialties":["anxiety"],"therapistGender":null,"plan":null,
             "person":{"name":"Alex Doe","email":"alex@example.com","phone":"(415) 555-0132",
                       "contactBy":["email"],"adult":true,"consents":true},
             "message":"hello"}\
            """;

    private final TrialRequestReader reader = new TrialRequestReader(new ZipCodes());
    private final JsonBody json = new JsonBody();

    @Test
    void readsWhatTheContractShows() {
        var request = read(GOOD);

        var participant = request.needs().getParticipants().getFirst();
        assertThat(request.needs().getFormat()).isEqualTo(FormatWish.EITHER);
        assertThat(request.needs().getMaxDistanceMetres()).isEqualTo(40_000);
        assertThat(request.needs().getConcerns()).containsExactly("anxiety");
        assertThat(participant.getState()).isEqualTo("CA");
        assertThat(participant.getPoint().getLatitudeMicrodegrees())
                .isBetween(37_700_000, 37_800_000);
        assertThat(participant.getPoint().getLongitudeMicrodegrees())
                .isBetween(-122_500_000, -122_400_000);
        assertThat(participant.getTimes())
                .containsExactly(new WeeklyWindow(Weekday.MON, 540, 1_200));
        assertThat(participant.getAge()).isEqualTo(AgeStatement.ADULT);
        assertThat(request.person().phone()).isEqualTo("+14155550132");
        assertThat(request.person().contactBy()).containsExactly("email");
        assertThat(request.toString()).doesNotContain("Alex", "example.com", "hello");
    }

    /** One change to a good request, the field that is named for it, and what is wrong. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "individual"         | "couple-invite"      | kind               | couples-not-online
                    "individual"         | "couple-together"    | kind               | couples-not-online
                    "individual"         | "trio"               | kind               | unknown-value
                    "individual"         | 7                    | kind               | not-text
                    "individual"         | null                 | kind               | required
                    "either"             | "phone"              | format             | unknown-value
                    "CA"                 | "XX"                 | state              | not-a-state
                    "CA"                 | "ca"                 | state              | not-a-state
                    "94110"              | "00000"              | zip                | unknown-zip
                    "94110"              | "9411"               | zip                | not-a-zip
                    "94110"              | 94110                | zip                | not-text
                    "America/Los_Angeles" | "Mars/Base"         | timeZone           | not-a-time-zone
                    "America/Los_Angeles" | "GMT+02:00"         | timeZone           | not-a-time-zone
                    :40                  | :0                   | maxDistanceKm      | out-of-range
                    :40                  | :501                 | maxDistanceKm      | out-of-range
                    :40                  | :2.5                 | maxDistanceKm      | not-a-whole-number
                    :40                  | :99999999999999999999 | maxDistanceKm     | out-of-range
                    "MON"                | "MONDAY"             | times[0].day       | unknown-value
                    "09:00"              | "9:00"               | times[0].from      | not-a-time
                    "09:00"              | "24:00"              | times[0].from      | not-a-time
                    "09:00"              | "20:00"              | times[0].to        | window-empty
                    "20:00"              | "08:00"              | times[0].to        | window-empty
                    "20:00"              | "24:01"              | times[0].to        | not-a-time
                    [{"day":"MON","from":"09:00","to":"20:00"}] | "always" | times   | not-a-list
                    [{"day":"MON","from":"09:00","to":"20:00"}] | [1] | times[0]     | not-an-object
                    ["en"]               | ["e n"]              | languages[0]       | not-a-language
                    ["en"]               | [null]               | languages[0]       | not-text
                    ["anxiety"]          | ["secrets"]          | specialties[0]     | unknown-code
                    "therapistGender":null | "therapistGender":"x" | therapistGender | unknown-code
                    "plan":null          | "plan":"plan-z"      | plan               | unknown-code
                    "plan":null          | "partner":{}         | partner            | not-for-individuals
                    "plan":null          | "wish":"x"           | wish               | unknown-field
                    "Alex Doe"           | "   "                | person.name        | required
                    "Alex Doe"           | "\\u200B\\u200B"     | person.name        | required
                    "Alex Doe"           | "A\\u0000"           | person.name        | control-characters
                    "Alex Doe"           | "A\\u202Ex"          | person.name        | control-characters
                    "alex@example.com"   | "alex"               | person.email       | not-an-email
                    "alex@example.com"   | "a@b.com\\r\\nBcc: c@d.com" | person.email | not-an-email
                    "alex@example.com"   | "Alex <a@b.com>"     | person.email       | not-an-email
                    "alex@example.com"   | "a@localhost"        | person.email       | not-an-email
                    "(415) 555-0132"     | "000 000 0000"       | person.phone       | not-a-phone
                    "(415) 555-0132"     | "+1 900 555 0100"    | person.phone       | not-a-phone
                    "(415) 555-0132"     | "775-555-0100 x12"   | person.phone       | not-a-phone
                    "(415) 555-0132"     | "٤١٥٥٥٥٠١٣٢"         | person.phone       | not-a-phone
                    "contactBy":["email"] | "contactBy":["fax"] | person.contactBy[0] | unknown-value
                    "adult":true         | "adult":"yes"        | person.adult       | not-true-or-false
                    "consents":true      | "consents":false     | person.consents    | consent-required
                    "consents":true      | "consents":null      | person.consents    | consent-required
                    "consents":true      | "consents":true,"ssn":1 | person.ssn      | unknown-field
                    """)
    void namesTheFieldThatCannotBeUsed(String good, String bad, String field, String code) {
        assertThat(GOOD).contains(good);

        assertThat(errors(GOOD.replace(good, bad))).contains(new FieldError(field, code));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien",
                "Null",
                "X",
                "李小龍",
                "Zoë 👩‍🎨",
                "<script>alert(1)</script>",
                "Robert'); --"
            })
    void takesNamesAsPeopleHaveThem(String name) {
        assertThat(read(GOOD.replace("Alex Doe", name)).person().name()).isEqualTo(name);
    }

    @Test
    void needsOneWayToReachThePerson() {
        var neither =
                GOOD.replace("\"email\":\"alex@example.com\",\"phone\":\"(415) 555-0132\",", "")
                        .replace("\"contactBy\":[\"email\"],", "");

        assertThat(errors(neither))
                .containsExactly(new FieldError("person.email", "contact-required"));
    }

    @Test
    void refusesContactByWhatIsNotGiven() {
        var noEmail = GOOD.replace("\"email\":\"alex@example.com\",", "");

        assertThat(errors(noEmail))
                .containsExactly(new FieldError("person.contactBy[0]", "contact-not-given"));
    }

    @Test
    void needsAZipForASessionInPersonOnly() {
        var noZip = GOOD.replace("\"zip\":\"94110\",", "");

        assertThat(read(noZip).needs().getParticipants().getFirst().getPoint()).isNull();
        assertThat(read(noZip.replace("either", "virtual"))).isNotNull();
        assertThat(errors(noZip.replace("either", "in-person")))
                .containsExactly(new FieldError("zip", "zip-required"));
    }

    @Test
    void keepsWhatWasSaidOfAge() {
        assertThat(age(GOOD.replace("\"adult\":true,", ""))).isEqualTo(AgeStatement.NOT_STATED);
        assertThat(age(GOOD.replace("\"adult\":true", "\"adult\":false")))
                .isEqualTo(AgeStatement.UNDER_18);
    }

    @Test
    void joinsWindowsThatTouch() {
        var two =
                GOOD.replace(
                        "{\"day\":\"MON\",\"from\":\"09:00\",\"to\":\"20:00\"}",
                        """
                        {"day":"MON","from":"12:00","to":"24:00"},
                        {"day":"SUN","from":"08:00","to":"09:00"},
                        {"day":"MON","from":"08:00","to":"12:00"}\
                        """);

        assertThat(read(two).needs().getParticipants().getFirst().getTimes())
                .containsExactly(
                        new WeeklyWindow(Weekday.MON, 480, 1_440),
                        new WeeklyWindow(Weekday.SUN, 480, 540));
    }

    @Test
    void refusesWordsWithoutEnd() {
        assertThat(errors(GOOD.replace("hello", "x".repeat(5_001))))
                .containsExactly(new FieldError("message", "too-long"));
    }

    private AgeStatement age(String body) {
        return read(body).needs().getParticipants().getFirst().getAge();
    }

    private TrialRequest read(String body) {
        return reader.read(json.read(body.getBytes(UTF_8)), PRACTICE);
    }

    private List<FieldError> errors(String body) {
        return catchThrowableOfType(ProblemException.class, () -> read(body)).errors();
    }
}
