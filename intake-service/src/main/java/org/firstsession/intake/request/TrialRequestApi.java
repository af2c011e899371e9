// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.request;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.firstsession.intake.Ids;
import org.firstsession.intake.client.ClientViews;
import org.firstsession.intake.limit.RequestLimits;
import org.firstsession.intake.screening.CrisisAnswer;
import org.firstsession.intake.screening.Party;
import org.firstsession.intake.web.JsonBody;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.intake.web.Problems;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** New requests as JSON. */
@RestController
class TrialRequestApi {

    private final TrialRequests requests;
    private final ClientViews views;
    private final JsonBody json;
    private final Interlock interlock;
    private final Problems problems;
    private final RequestLimits limits;

    TrialRequestApi(
            TrialRequests requests,
            ClientViews views,
            JsonBody json,
            Interlock interlock,
            Problems problems,
            RequestLimits limits) {
        this.requests = requests;
        this.views = views;
        this.json = json;
        this.interlock = interlock;
        this.problems = problems;
        this.limits = limits;
    }

    /**
     * What is answered once a request is stored.
     *
     * @param help lines to call, when the message raised a concern; to be shown at once
     */
    record Received(
            String requestId,
            String state,
            Map<String, String> links,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CrisisAnswer help) {
        @Override
        public String toString() {
            return "Received[" + requestId + ", redacted]";
        }
    }

    @PostMapping(
            path = "/api/practices/{practice}/trial-requests",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Asks for a trial session",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    TrialRequestBody.class))))
    @ApiResponse(responseCode = "202", description = "stored; Location is links.self")
    ResponseEntity<Received> request(
            @PathVariable String practice,
            @Parameter(required = true, schema = @Schema(type = "string", format = "uuid"))
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body,
            HttpServletRequest call) {
        if (body == null) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        var request = json.read(body);
        var address = call.getRemoteAddr();
        var party =
                request.path("kind").asString("").startsWith("couple")
                        ? Party.COUPLE
                        : Party.INDIVIDUAL;
        if (interlock.screen(request.path("message").asString(""), party).isEmpty()) {
            return accept(practice, key, request, address, null);
        }
        var help = interlock.answer();
        try {
            return interlock.promptly(() -> accept(practice, key, request, address, help));
        } catch (RuntimeException e) {
            throw problems.with(help, e);
        }
    }

    private ResponseEntity<Received> accept(
            String practice,
            @Nullable String key,
            ObjectNode request,
            String address,
            @Nullable CrisisAnswer help) {
        if (key == null) {
            throw new ProblemException(ProblemType.MISSING_KEY);
        }
        var id = Ids.parse(key).orElseThrow(() -> new ProblemException(ProblemType.MISSING_KEY));
        // Behind the screening: the lines to call are answered whatever the limits say.
        limits.admit(practice, address);
        var access = requests.accept(practice, id, request, Channel.API);
        var links = views.firstLinks(access);
        return ResponseEntity.accepted()
                .location(URI.create(Objects.requireNonNull(links.get("self"))))
                .body(new Received(access.requestId().toString(), "received", links, help));
    }
}
