// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.net.URI;
import org.firstsession.intake.client.Actions.Asked;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.view.RequestCase.State;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Somebody wants nothing of what is free now, and to hear when something opens. The hours that are
 * held go back at once; telling is a person's task, for what suits better only a person can judge.
 */
@Controller
@RequestMapping({"/r/{requestId}/tellMe", "/j/{requestId}/tellMe"})
class WaitPage {

    private final PageAccess holders;
    private final ClientViews views;
    private final Actions actions;
    private final Desk desk;

    WaitPage(PageAccess holders, ClientViews views, Actions actions, Desk desk) {
        this.holders = holders;
        this.views = views;
        this.actions = actions;
        this.desk = desk;
    }

    @PostMapping
    ResponseEntity<Void> tellMe(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token) {
        var access = holders.of(requestId, token);
        var base = Links.pageBase(access);
        var state = views.stands(access).state();
        if (state != State.OFFERED && state != State.WAITING) {
            return to(base + "?problem=refused");
        }
        // The wish comes first: should this end in between, the hours lapse by themselves, but
        // nobody else would remember what was wanted.
        desk.put(
                access.practiceId(),
                access.requestId(),
                access.personId(),
                Matter.TELL_WHEN_OPEN,
                null);
        return state == State.OFFERED ? letGo(access) : to(base + "?done=tellMe");
    }

    private ResponseEntity<Void> letGo(Access access) {
        var base = Links.pageBase(access);
        try {
            var nothing = new Details.Nothing();
            actions.perform(access, new Asked(Action.DECLINE, nothing, Channel.WEB, null));
        } catch (ProblemException e) {
            if (e.type() != ProblemType.OFFER_EXPIRED) {
                return to(base + "?problem=" + e.type().urlName());
            }
            // Lapsed just now: nothing is held, as was wanted.
        }
        return to(base + "?done=tellMe");
    }

    private static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
