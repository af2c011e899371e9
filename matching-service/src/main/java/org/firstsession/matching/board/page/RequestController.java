// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.security.Principal;
import org.firstsession.matching.board.people.People;
import org.firstsession.matching.board.people.PeopleUnavailableException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The page of one request. */
@Controller
@Profile("board")
class RequestController {

    private static final String VIEW = "board/request";

    private final RequestPages pages;
    private final People people;

    RequestController(RequestPages pages, People people) {
        this.pages = pages;
        this.people = people;
    }

    @GetMapping("/board/requests/{requestId}")
    String request(
            @PathVariable("requestId") String requestId,
            @RequestParam(name = "practice", required = false) @Nullable String practiceId,
            Principal viewer,
            Model model) {
        model.addAttribute("request", page(practiceId, requestId, viewer));
        return VIEW;
    }

    /** A POST, since each look leaves a row in the audit. The answer is kept nowhere. */
    @PostMapping("/board/requests/{requestId}/contact")
    String contact(
            @PathVariable("requestId") String requestId,
            @RequestParam(name = "practice") String practiceId,
            Principal viewer,
            Model model) {
        var page = page(practiceId, requestId, viewer);
        model.addAttribute("request", page);
        try {
            var contact = people.contact(practiceId, requestId, viewer.getName());
            contact.ifPresent(known -> model.addAttribute("contact", known));
            model.addAttribute("contactKept", contact.isPresent());
        } catch (PeopleUnavailableException e) {
            model.addAttribute("contactUnavailable", true);
        }
        return VIEW;
    }

    private RequestPage page(@Nullable String practiceId, String requestId, Principal viewer) {
        return pages.page(practiceId, requestId, viewer.getName())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
