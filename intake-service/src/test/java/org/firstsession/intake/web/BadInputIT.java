// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.RawCall;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * The catalogue of bad input for forms and the JSON API: every entry gets a clear answer, nothing
 * ends in a failure of ours, and nothing of it gets into the log.
 */
@ExtendWith(OutputCaptureExtension.class)
class BadInputIT extends RunningService {

    private static final String CANARY = "Zanzibarcanary";
    private static final String PRACTICE = "bad-input";
    private static boolean opened;

    private final ApiClient client = new ApiClient(URL);

    @BeforeEach
    void open() {
        if (!opened) {
            openPractice(PRACTICE).close();
            opened = true;
        }
    }

    @AfterEach
    void logsNothingOfIt(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(CANARY);
    }

    /** Patches of the valid request; the field in the last column is what the answer names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"person": {"name": ""}}                                     | 422 | person.name
                    {"person": {"name": "   "}}                                  | 422 | person.name
                    {"person": {"name": "\\u200b\\u200d\\ufeff"}}                | 422 | person.name
                    {"person": {"name": "Zanzibarcanary\\u0000"}}                | 422 | person.name
                    {"person": {"name": "O'Brien Zanzibarcanary"}}               | 202 |
                    {"person": {"name": "Null"}}                                 | 202 |
                    {"person": {"name": "Q"}}                                    | 202 |
                    {"person": {"name": "王小明"}}                                | 202 |
                    {"person": {"name": "😀 Zanzibarcanary"}}                     | 202 |
                    {"person": {"name": "Zanzibarcanary\\u202etxt"}}             | 422 | person.name
                    {"person": {"name": "Zoe\\u0301\\u0301\\u0301\\u0301"}}      | 202 |
                    {"person": {"name": 7}}                                      | 422 | person.name
                    {"person": {"name": null}}                                   | 422 | person.name
                    {"person": {"phone": "+1 (775) 555-0100 x12"}}               | 422 | person.phone
                    {"person": {"phone": "1-800-FLOWERS"}}                       | 202 |
                    {"person": {"phone": "+44 20 7946 0958"}}                    | 202 |
                    {"person": {"phone": "+1 900 555 0100"}}                     | 422 | person.phone
                    {"person": {"phone": "000 000 0000"}}                        | 422 | person.phone
                    {"person": {"phone": "٤١٥٥٥٥٠١٣٢"}}                          | 422 | person.phone
                    {"person": {"email": "\\"Zanzibarcanary\\"@example.com"}}    | 422 | person.email
                    {"person": {"email": "zoe+plus@example.com"}}                | 202 |
                    {"person": {"email": "zoe@bücher.example"}}                  | 202 |
                    {"person": {"email": "zoe@example.com."}}                    | 422 | person.email
                    {"person": {"email": "zoe@exаmple"}}                         | 422 | person.email
                    {"person": {"email": "a@b.example\\r\\nBcc: Zanzibarcanary@example.com"}} | 422 | person.email
                    {"person": {"email": "Zanzibarcanary <a@example.com>"}}      | 422 | person.email
                    {"person": {"email": null, "phone": null, "contactBy": []}}  | 422 | person.email
                    {"person": {"adult": "yes"}}                                 | 422 | person.adult
                    {"person": {"adult": false}}                                 | 202 |
                    {"person": {"birthDate": "2999-01-01"}}                      | 422 | person.birthDate
                    {"format": ["virtual", "in-person"]}                         | 422 | format
                    {"format": "Zanzibarcanary"}                                 | 422 | format
                    {"format": null}                                             | 422 | format
                    {"Zanzibarcanary": true}                                     | 422 | Zanzibarcanary
                    {"state": "nv"}                                              | 422 | state
                    {"state": "NV", "zip": "89501"}                              | 202 |
                    {"state": "NM", "zip": "89101"}                              | 202 |
                    {"state": "GU"}                                              | 422 | state
                    {"zip": "9411"}                                              | 422 | zip
                    {"timeZone": "PST8PDT/Zanzibarcanary"}                       | 422 | timeZone
                    {"timeZone": "Asia/Tokyo"}                                   | 202 |
                    {"times": [{"day": "SUN", "from": "02:30", "to": "03:30"}]}  | 202 |
                    {"times": [{"day": "MON", "from": "10:00", "to": "10:00"}]}  | 422 | times[0].to
                    {"times": [{"day": "MON", "from": "25:00", "to": "26:00"}]}  | 422 | times[0].from
                    {"times": [{"day": "9999-12-31", "from": "09:00", "to": "10:00"}]} | 422 | times[0].day
                    {"message": "<script>alert('Zanzibarcanary')</script>"}      | 202 |
                    {"message": "{{7*7}} ${jndi:ldap://127.0.0.1/Zanzibarcanary}"} | 202 |
                    {"message": "'; DROP TABLE people; -- Zanzibarcanary"}       | 202 |
                    {"message": "=HYPERLINK(\\"http://127.0.0.1\\")"}            | 202 |
                    {"message": "card 4111 1111 1111 1111, insurance ZZ-1, I drink too much"} | 202 |
                    {"message": 7}                                               | 422 | message
                    {"kind": "individual", "partner": {"name": "Zanzibarcanary"}} | 422 | partner
                    {"kind": "couple-together", "partner": null}                 | 422 | partner
                    """)
    void answersToEachField(String patch, int status, String field) {
        var answer = ask(ValidRequest.with(patch).toString());

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.problem()).isEqualTo("invalid-request");
            assertThat(answer.json().path("errors").toString()).contains("\"" + field);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "[]",
                "\"Zanzibarcanary\"",
                "{\"Zanzibarcanary",
                "{\"a\": 1e999999999}",
                "+ADw-script+AD4-"
            })
    void saysThatItCannotReadABody(String body) {
        assertThat(ask(body).status()).isBetween(400, 422);
    }

    @Test
    void refusesWhatIsTooLarge() {
        var field = "x".repeat(1_500_000);
        assertThat(ask("{\"message\": \"" + field + "\"}").status()).isEqualTo(413);
        var fields = new StringBuilder("{");
        for (int i = 0; i < 10_000; i++) {
            fields.append("\"f").append(i).append("\":1,");
        }
        assertThat(ask(fields + "\"last\":1}").status()).isIn(413, 422);
        var deep = "[".repeat(20_000) + "]".repeat(20_000);
        assertThat(ask("{\"times\":" + deep + "}").status()).isEqualTo(400);
        var name = "Z".repeat(300);
        assertThat(
                        ask(ValidRequest.with("{\"person\": {\"name\": \"%s\"}}".formatted(name))
                                        .toString())
                                .status())
                .isEqualTo(422);
        var email = "z".repeat(310) + "@example.com";
        assertThat(
                        ask(ValidRequest.with("{\"person\": {\"email\": \"%s\"}}".formatted(email))
                                        .toString())
                                .status())
                .isEqualTo(422);
    }

    @Test
    void refusesBodiesOfAnotherKind() throws IOException {
        var valid = ValidRequest.json().toString();
        assertThat(send(valid.getBytes(UTF_8), "text/plain").status()).isEqualTo(415);
        assertThat(send(valid.getBytes(UTF_8), "multipart/form-data; boundary=x").status())
                .isEqualTo(415);
        assertThat(send(valid.getBytes(UTF_16), "application/json").status()).isBetween(202, 422);
        assertThat(send(bomb(), "application/json", "Content-Encoding", "gzip").status())
                .isBetween(400, 422);
        assertThat(form("{\"name\": \"" + CANARY + "\"}", "application/json").status())
                .isIn(403, 415);
        assertThat(
                        form(
                                        "--x\r\n\r\n" + CANARY + "\r\n--x--",
                                        "multipart/form-data; boundary=x")
                                .status())
                .isBetween(400, 499);
    }

    @Test
    void survivesTheShapesOfRawCalls() throws IOException {
        var path = "/api/practices/" + PRACTICE + "/trial-requests";
        var head = "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        assertRefused("GET / HTTP/1.1\r\nHost: x\r\nX: " + CANARY.repeat(80_000) + "\r\n\r\n");
        assertRefused(head + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET");
        assertRefused(head + "Content-Length: 4\r\nContent-Length: 9\r\n\r\n" + CANARY);
        assertRefused(
                head + "Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
        assertRefused(head + "Content-Length: 900\r\n\r\n{\"person\": \"" + CANARY);
        assertRefused(head + "Content-Length: 10000000\r\n\r\n" + CANARY.repeat(700_000));
        assertRefused("POST " + path + "?%ff%00=" + CANARY + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(ask(ValidRequest.json().toString()).status()).isEqualTo(202);
    }

    @Test
    void sendsItsHeadersWithEveryAnswer() {
        for (var path :
                new String[] {
                    "/p/" + PRACTICE + "/start",
                    "/p/nowhere/start",
                    "/nowhere",
                    "/r/" + UUID.randomUUID(),
                    "/assets/pages.css",
                    "/api/trial-requests/" + UUID.randomUUID(),
                    "/v3/api-docs",
                    "/internal/practices/x/names",
                    "/error"
                }) {
            var answer = client.get(URL + path);
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'");
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("no-referrer");
            assertThat(answer.header("X-Robots-Tag")).as(path).contains("noindex");
            assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
        }
    }

    @Test
    void refusesFormsWithoutTheirToken() {
        assertThat(form("name=" + CANARY, "application/x-www-form-urlencoded").status())
                .isEqualTo(403);
    }

    private Answer ask(String body) {
        return client.request(PRACTICE, UUID.randomUUID().toString(), body);
    }

    private Answer send(byte[] body, String type, String... headers) {
        var call =
                HttpRequest.newBuilder(
                                URI.create(URL + "/api/practices/" + PRACTICE + "/trial-requests"))
                        .header("Content-Type", type)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(BodyPublishers.ofByteArray(body));
        return client.send(headers.length == 0 ? call : call.headers(headers));
    }

    private Answer form(String body, String type) {
        return client.send(
                HttpRequest.newBuilder(URI.create(URL + "/p/" + PRACTICE + "/start"))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body)));
    }

    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zipped = new GZIPOutputStream(bytes)) {
            zipped.write(new byte[10_000_000]);
        }
        return bytes.toByteArray();
    }

    /** With a status that says whose fault it was, or by hanging up in the middle of too much. */
    private static void assertRefused(String call) throws IOException {
        var answer = RawCall.answer(URL, call).replaceFirst("(?s)^HTTP/1.1 100.*?\r\n\r\n", "");
        assertThat(answer.lines().findFirst().orElse(RawCall.HUNG_UP))
                .matches("HTTP/1.1 4.*|" + RawCall.HUNG_UP);
    }
}
