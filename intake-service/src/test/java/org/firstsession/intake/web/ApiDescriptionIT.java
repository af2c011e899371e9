// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.firstsession.intake.client.Action;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.RunningService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The description that programs are written by says what the API does. */
class ApiDescriptionIT extends RunningService {

    private static final String REQUESTS = "/api/practices/{practice}/trial-requests";
    private static final String REQUEST = "/api/trial-requests/{requestId}";

    private JsonNode description = MissingNode.getInstance();

    @BeforeEach
    void read() {
        description = new ApiClient(URL).get(URL + "/v3/api-docs").json();
    }

    @Test
    void namesEveryPath() {
        var paths =
                Stream.concat(
                        Stream.of(
                                REQUESTS,
                                REQUEST,
                                "/api/invitations/{requestId}/join",
                                "/api/invitations/{requestId}/decline"),
                        Arrays.stream(Action.values())
                                .map(action -> REQUEST + "/" + action.linkName()));

        assertThat(description.path("paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(paths.toList());
    }

    @Test
    void namesEveryStatus() {
        assertThat(statuses(REQUESTS, "post"))
                .containsExactlyInAnyOrder(
                        "202", "400", "404", "406", "413", "415", "422", "429", "503");
        assertThat(statuses(REQUEST, "get"))
                .containsExactlyInAnyOrder("200", "401", "404", "406", "429", "503");
        assertThat(statuses(REQUEST + "/accept", "post"))
                .contains("200", "202", "400", "401", "404", "409", "422");
        assertThat(response(REQUEST + "/accept", "409").path("description").asString())
                .contains("offer-expired", "option-taken", "already-confirmed");
        assertThat(
                        response(REQUESTS, "422")
                                .at("/content/application~1problem+json/schema/$ref")
                                .asString())
                .endsWith("/Problem");
    }

    @Test
    void saysWhatGoesWithAnAction() {
        assertThat(bodyOf("accept").path("required").toString()).contains("optionId");
        assertThat(bodyOf("reschedule").path("properties").propertyNames())
                .containsExactlyInAnyOrder("times", "otherTherapist");
        assertThat(bodyOf("cancel").path("properties").isEmpty()).isTrue();
        var key = operation(REQUESTS, "post").path("parameters").get(1);
        assertThat(key.path("name").asString()).isEqualTo("Idempotency-Key");
        assertThat(key.path("required").asBoolean()).isTrue();
    }

    @Test
    void describesWhateverItNames() {
        assertThat(references(description))
                .isNotEmpty()
                .allSatisfy(reference ->
                        assertThat(description.at(reference.substring(1)).isObject())
                                .as(reference)
                                .isTrue());
    }

    private JsonNode bodyOf(String action) {
        var reference =
                operation(REQUEST + "/" + action, "post")
                        .at("/requestBody/content/application~1json/schema/$ref");
        return description.at(reference.asString().substring(1));
    }

    private List<String> statuses(String path, String method) {
        return List.copyOf(operation(path, method).path("responses").propertyNames());
    }

    private JsonNode response(String path, String status) {
        return operation(path, "post").path("responses").path(status);
    }

    private JsonNode operation(String path, String method) {
        return description.path("paths").path(path).path(method);
    }

    private static List<String> references(JsonNode node) {
        var own = node.path("$ref").asString("");
        return own.isEmpty()
                ? node.valueStream().flatMap(inner -> references(inner).stream()).toList()
                : List.of(own);
    }
}
