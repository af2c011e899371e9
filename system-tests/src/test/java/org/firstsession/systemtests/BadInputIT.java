// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstsession.events.TrialRequested;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad input gets an answer that names the field; nothing is stored, and nothing of it is logged.
 */
class BadInputIT {

    private static final String CANARY = "Zanzibarcanary";

    @BeforeAll
    static void startStack() {
        Stack.start();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "state":"CA"                       | "state":"ZZ"                          | state
                    "state":"CA"                       | "state":null                          | state
                    "zip":"94110"                      | "zip":"00000"                         | zip
                    "zip":"94110"                      | "zip":94110                           | zip
                    "format":"virtual"                 | "format":"telepathy"                  | format
                    "format":"virtual"                 | "format":["virtual"]                  | format
                    "kind":"individual"                | "kind":"group"                        | kind
                    "timeZone":"America/Los_Angeles"   | "timeZone":"Mars/Olympus"             | timeZone
                    "times":[]                         | "times":[{"day":"MON","from":"20:00","to":"09:00"}] | times[0].to
                    "times":[]                         | "times":[{"day":"DOM","from":"09:00","to":"10:00"}] | times[0].day
                    "specialties":[]                   | "specialties":["Zanzibarcanary"]      | specialties[0]
                    "languages":["en"]                 | "languages":["!!"]                    | languages[0]
                    "consents":true                    | "consents":false                      | person.consents
                    "adult":true                       | "adult":"yes"                         | person.adult
                    "kind":"individual"                | "kind":"individual","Zanzibarcanary":1 | Zanzibarcanary
                    """)
    void namesTheFieldThatCannotBeUsed(String good, String bad, String field) {
        var body = Client.request(CANARY).replace(good, bad);

        var answer = Client.ask("lakeside", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        var fields =
                Client.json(answer)
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString())
                        .collect(Collectors.toList());
        assertThat(fields).contains(field);
    }

    @Test
    void refusesWhatItCannotRead() {
        assertThat(Client.ask("nowhere", Client.request(CANARY)).statusCode()).isEqualTo(404);
        assertThat(Client.ask("lakeside", "{ \"" + CANARY).statusCode()).isEqualTo(400);
        assertThat(Client.ask("lakeside", Client.request(CANARY), "no-uuid").statusCode())
                .isEqualTo(400);
        var huge =
                Client.request(CANARY)
                        .replace(
                                "\"times\"",
                                "\"message\":\"" + "x".repeat(1_000_000) + "\",\"times\"");
        assertThat(Client.ask("lakeside", huge).statusCode()).isIn(400, 413, 422);
        var withoutKey =
                Client.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                Stack.intake()
                                                        + "/api/practices/lakeside/trial-requests"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(Client.request(CANARY))));
        assertThat(withoutKey.statusCode()).isEqualTo(400);
        assertThat(withoutKey.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @Test
    void makesOneCaseOfAHundredCopies() throws Exception {
        var key = UUID.randomUUID().toString();
        var body = Client.request("Copy Cat");
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> send =
                    () -> {
                        var answer = Client.ask("lakeside", body, key);
                        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
                        return Client.json(answer).path("requestId").asString();
                    };
            var answers = clients.invokeAll(Stream.generate(() -> send).limit(100).toList());
            var ids = new java.util.HashSet<String>();
            for (var answer : answers) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1);
            var id = ids.iterator().next();
            var self =
                    Client.json(Client.ask("lakeside", body, key))
                            .path("links")
                            .path("self")
                            .asString();
            Client.await(self, view -> !view.path("state").asString().equals("received"));
            assertThat(
                            Log.events("lakeside", TrialRequested.class).stream()
                                    .filter(it -> it.getRequestId().equals(id)))
                    .hasSize(1);
        }
        var other = Client.ask("lakeside", Client.request("Other Cat"), key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(Client.json(other).path("type").asString()).endsWith("/key-reused");
    }

    @Test
    void refusesAWrongToken() {
        var self =
                Client.json(Client.ask("lakeside", Client.request("Token Holder")))
                        .path("links")
                        .path("self")
                        .asString();
        var forged = self.substring(0, self.length() - 4) + "AAAA";

        assertThat(Client.send(HttpRequest.newBuilder(URI.create(forged)).GET()).statusCode())
                .isIn(401, 404);
        var bare = self.substring(0, self.indexOf('?'));
        assertThat(Client.send(HttpRequest.newBuilder(URI.create(bare)).GET()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void logsNothingOfWhatWasTyped() throws IOException {
        Client.ask("lakeside", Client.request(CANARY).replace("\"CA\"", "\"" + CANARY + "\""));
        Client.ask("lakeside", "{" + CANARY);

        try (var files = Files.list(Stack.logs())) {
            for (var file : files.toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(CANARY);
            }
        }
    }
}
