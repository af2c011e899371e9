// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.people.People;
import org.firstsession.intake.web.Languages;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What keeps a person's page up to date and in their language. */
@Controller
@RequestMapping({"/r/{requestId}", "/j/{requestId}"})
class LivePage {

    private final PageAccess holders;
    private final LivePages pages;
    private final People people;

    LivePage(PageAccess holders, LivePages pages, People people) {
        this.holders = holders;
        this.pages = pages;
        this.people = people;
    }

    /** A stream of stamps: one at once, and one whenever the page has changed. */
    @GetMapping(path = "/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter changes(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token,
            HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        return pages.open(holders.of(requestId, token));
    }

    /** The language of the pages, and of every message from now on. */
    @PostMapping("/language")
    ResponseEntity<Void> speak(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token,
            @RequestParam String language,
            HttpServletRequest request,
            HttpServletResponse response) {
        var access = holders.of(requestId, token);
        if (!Languages.CODES.contains(language)) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        people.setLanguage(access.requestId(), access.personId(), language);
        Languages.choose(request, response, language);
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Links.pageBase(access)))
                .build();
    }
}
