// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.UUID;
import org.firstsession.intake.Ids;
import org.firstsession.intake.client.Actions.Asked;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.web.JsonBody;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A request for whoever holds its links: reading changes nothing, each action has its own link. Who
 * wouldn't take JSON as the answer is told so before anything happens.
 */
@RestController
@RequestMapping(
        path = "/api/trial-requests/{requestId}",
        produces = MediaType.APPLICATION_JSON_VALUE)
class ClientApi {

    private final Links links;
    private final ClientViews views;
    private final Actions actions;
    private final JsonBody json;

    ClientApi(Links links, ClientViews views, Actions actions, JsonBody json) {
        this.links = links;
        this.views = views;
        this.actions = actions;
        this.json = json;
    }

    @GetMapping
    @Operation(operationId = "self", summary = "Tells how the request stands")
    ClientView show(
            @PathVariable String requestId,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String token) {
        return views.of(access(requestId, Links.VIEW, token));
    }

    @PostMapping("/{action}")
    @ApiResponse(responseCode = "200", description = "decided; this is how it stands now")
    @ApiResponse(responseCode = "202", description = "not decided yet; this is how it stands")
    ResponseEntity<ClientView> act(
            @PathVariable String requestId,
            @PathVariable String action,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String token,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        var asked =
                Action.named(action).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        var access = access(requestId, asked.linkName(), token);
        var answer =
                actions.perform(
                        access, new Asked(asked, details(asked, body), Channel.API, key(key)));
        return ResponseEntity.status(answer.decided() ? 200 : 202).body(answer.view());
    }

    /** An unknown request and a wrong token get the same answer. */
    private Access access(String requestId, String action, @Nullable String token) {
        if (token == null) {
            throw new ProblemException(ProblemType.UNAUTHORIZED);
        }
        return Links.requestId(requestId)
                .flatMap(id -> links.verify(id, action, token))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private Details details(Action action, byte @Nullable [] body) {
        if (body == null || body.length == 0) {
            if (action.needsBody()) {
                throw new ProblemException(ProblemType.MALFORMED);
            }
            return DetailsReader.read(action, JsonNodeFactory.instance.objectNode());
        }
        return DetailsReader.read(action, json.read(body));
    }

    private static @Nullable UUID key(@Nullable String key) {
        return key == null
                ? null
                : Ids.parse(key).orElseThrow(() -> new ProblemException(ProblemType.MISSING_KEY));
    }
}
