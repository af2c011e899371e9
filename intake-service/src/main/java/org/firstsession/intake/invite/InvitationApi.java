// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.Objects;
import java.util.UUID;
import org.firstsession.intake.Ids;
import org.firstsession.intake.client.ClientView;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.request.Interlock;
import org.firstsession.intake.request.JoiningBody;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** An invited partner's answers as JSON. */
@RestController
@RequestMapping(path = "/api/invitations/{requestId}", produces = MediaType.APPLICATION_JSON_VALUE)
class InvitationApi {

    private final InvitedAccess holders;
    private final InvitationViews views;
    private final Partners partners;
    private final Interlock interlock;
    private final JsonBody json;
    private final Problems problems;

    InvitationApi(
            InvitedAccess holders,
            InvitationViews views,
            Partners partners,
            Interlock interlock,
            JsonBody json,
            Problems problems) {
        this.holders = holders;
        this.views = views;
        this.partners = partners;
        this.interlock = interlock;
        this.json = json;
        this.problems = problems;
    }

    /** Joins; without a key each call counts as a new one. */
    @PostMapping("/join")
    @Operation(
            summary = "What the invitation's links.join does",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = JoiningBody.class))))
    @ApiResponse(responseCode = "200", description = "joined; this is how it stands now")
    @ApiResponse(responseCode = "202", description = "not decided yet; this is how it stands")
    ResponseEntity<ClientView> join(
            @PathVariable String requestId,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String token,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) byte @Nullable [] body) {
        var invited = access(requestId, "join", token);
        if (body == null) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        var joining = json.read(body);
        if (interlock.screen(joining.path("message").asString(""), Party.COUPLE).isEmpty()) {
            return join(invited, key, joining);
        }
        try {
            return interlock.promptly(() -> join(invited, key, joining));
        } catch (RuntimeException e) {
            throw problems.with(interlock.answer(), e);
        }
    }

    @PostMapping("/decline")
    @Operation(
            operationId = "declineInvitation",
            summary = "What the invitation's links.decline does")
    @ApiResponse(responseCode = "200", description = "decided; the invitation looks as before")
    @ApiResponse(responseCode = "202", description = "not decided yet")
    ResponseEntity<InvitationView> decline(
            @PathVariable String requestId,
            @Parameter(required = true) @RequestParam(required = false) @Nullable String token) {
        var invited = access(requestId, "decline", token);
        boolean decided = partners.decline(invited, Channel.API);
        return ResponseEntity.status(decided ? 200 : 202).body(views.of(invited));
    }

    private ResponseEntity<ClientView> join(
            Access invited, @Nullable String key, ObjectNode joining) {
        var id =
                key == null
                        ? UUID.randomUUID()
                        : Ids.parse(key)
                                .orElseThrow(() -> new ProblemException(ProblemType.MISSING_KEY));
        var joined = partners.join(invited, Objects.requireNonNull(id), joining, Channel.API);
        return ResponseEntity.status(joined.decided() ? 200 : 202).body(joined.view());
    }

    private Access access(String requestId, String action, @Nullable String token) {
        if (token == null) {
            throw new ProblemException(ProblemType.UNAUTHORIZED);
        }
        return holders.of(requestId, action, token);
    }
}
