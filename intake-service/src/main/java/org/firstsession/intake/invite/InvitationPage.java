// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.intake.web.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The invitation behind its link. Reading it leaves no trace that anybody could see. */
@Controller
@RequestMapping("/invite/{requestId}")
class InvitationPage {

    private final Links links;
    private final InvitationViews views;
    private final Problems problems;

    InvitationPage(Links links, InvitationViews views, Problems problems) {
        this.links = links;
        this.views = views;
        this.problems = problems;
    }

    /** What a program gets that asks for no page. */
    @GetMapping(params = "token", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> asJson(@PathVariable String requestId, @RequestParam String token) {
        try {
            return ResponseEntity.ok(views.of(access(requestId, token)));
        } catch (ProblemException e) {
            return problems.answer(e);
        }
    }

    private Access access(String requestId, @Nullable String token) {
        if (token == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return Links.requestId(requestId)
                .flatMap(id -> links.verify(id, Links.PAGE, token))
                .filter(access -> access.role().equals(Links.INVITED))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}
