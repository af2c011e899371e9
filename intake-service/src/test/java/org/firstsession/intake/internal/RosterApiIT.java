// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.UUID;
import org.firstsession.intake.people.TherapistPeople;
import org.firstsession.intake.people.TherapistPerson;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class RosterApiIT extends RunningService {

    private static final String TWO =
            """
            {"viewer": "kim", "therapists": [
              {"therapistId": "t-ana", "name": "Ana Reyes", "email": "reyes@example.com"},
              {"therapistId": "t-zoe", "name": "Zoe Hart", "credentials": "LMFT"}]}
            """;

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "roster-" + UUID.randomUUID();
    private final String path = "/roster-imports/" + UUID.randomUUID();
    @Autowired private JdbcClient jdbc;
    @Autowired private TherapistPeople therapists;

    @BeforeEach
    void knowAna() {
        therapists.addUnknown(
                practice,
                new TherapistPerson("t-ana", "Ana Ruiz", "LMFT", "ana@example.com", null, null));
    }

    @Test
    void givesTheRosterToWhoeverAccountsForTheLook() {
        var roster = post("/therapists/read", "{\"viewer\": \"kim\", \"purpose\": \"export\"}");

        assertThat(roster.json().at("/therapists/0/name").asString()).isEqualTo("Ana Ruiz");
        assertThat(reads()).isEqualTo(1);
        assertThat(post("/therapists/read", "{}").status()).isEqualTo(400);
    }

    @Test
    void showsNothingOfAnImportBeforeItIsApplied() {
        assertThat(post(path, TWO).status()).isEqualTo(200);

        assertThat(therapists.displayNames(practice, List.of("t-ana", "t-zoe")))
                .containsOnlyKeys("t-ana")
                .containsValue("Ana Ruiz, LMFT");
        assertThat(sealed()).isNotEmpty().doesNotContain("Reyes", "Zoe");
    }

    @Test
    void appliesAnImportOnce() {
        post(path, TWO);
        assertThat(post(path + "/apply", "").status()).isEqualTo(200);
        assertThat(therapists.all(practice))
                .extracting(TherapistPerson::displayName)
                .containsExactly("Ana Reyes", "Zoe Hart, LMFT");
        therapists.keep(
                practice, new TherapistPerson("t-zoe", "Zoe Later", null, null, null, null));

        // Neither what is brought again nor what is applied again undoes what came after.
        assertThat(post(path, TWO).status()).isEqualTo(200);
        assertThat(post(path + "/apply", "").status()).isEqualTo(200);

        assertThat(therapists.find(practice, "t-zoe").orElseThrow().name()).isEqualTo("Zoe Later");
        assertThat(sealed()).isEmpty();
    }

    @Test
    void refusesWhatNobodyBroughtAndPeopleWithoutAName() {
        assertThat(post(path + "/apply", "").status()).isEqualTo(410);
        assertThat(
                        post(
                                        path,
                                        "{\"viewer\": \"kim\", \"therapists\": [{\"therapistId\": \"t\"}]}")
                                .status())
                .isEqualTo(400);
        assertThat(post(path, TWO.replace("\"kim\"", "null")).status()).isEqualTo(400);
    }

    private String sealed() {
        return jdbc.sql(
                        "SELECT coalesce(encode(people, 'escape'), '') FROM roster_imports"
                                + " WHERE practice_id = ?")
                .param(practice)
                .query(String.class)
                .single();
    }

    private long reads() {
        return jdbc.sql("SELECT count(*) FROM person_read WHERE practice_id = ?")
                .param(practice)
                .query(Long.class)
                .single();
    }

    private Answer post(String path, String body) {
        return client.send(
                HttpRequest.newBuilder(URI.create(URL + "/internal/practices/" + practice + path))
                        .header("Authorization", "Bearer " + INTERNAL_TOKEN)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }
}
