// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.firstsession.matching.board.people.People;
import org.firstsession.matching.board.people.PeopleUnavailableException;
import org.firstsession.matching.board.staff.Accounts;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.PersonReads;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
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
    private final Decisions decisions;
    private final People people;
    private final CaseAccess access;
    private final PersonReads reads;
    private final Accounts accounts;

    RequestController(
            RequestPages pages,
            Decisions decisions,
            People people,
            CaseAccess access,
            PersonReads reads,
            Accounts accounts) {
        this.pages = pages;
        this.decisions = decisions;
        this.people = people;
        this.access = access;
        this.reads = reads;
        this.accounts = accounts;
    }

    @GetMapping("/board/requests/{requestId}")
    String request(
            @PathVariable("requestId") String requestId,
            @RequestParam(name = "practice", required = false) @Nullable String practiceId,
            @RequestParam(name = "done", required = false) @Nullable String done,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var practice = practice(practiceId, requestId, viewer);
        reads.record(viewer, practice.id(), "request", List.of(requestId));
        show(practice, requestId, viewer, model);
        if (done != null) {
            decisions.of(practice.id(), done).ifPresent(it -> model.addAttribute("decision", it));
        }
        return VIEW;
    }

    /** A POST, since each look leaves a row in the audit. The answer is kept nowhere. */
    @PostMapping("/board/requests/{requestId}/contact")
    String contact(
            @PathVariable("requestId") String requestId,
            @RequestParam(name = "practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var practice = practice(practiceId, requestId, viewer);
        reads.record(viewer, practice.id(), "contact", List.of(requestId));
        show(practice, requestId, viewer, model);
        try {
            var contact = people.contact(practice.id(), requestId, viewer.username());
            contact.map(known -> viewer.coordinates() ? known : known.withoutMessage())
                    .ifPresent(known -> model.addAttribute("contact", known));
            model.addAttribute("contactKept", contact.isPresent());
            if (viewer.isLead()) {
                model.addAttribute(
                        "worries", people.worries(practice.id(), requestId, viewer.username()));
            }
            if (viewer.coordinates()) {
                model.addAttribute(
                        "duplicates",
                        people.duplicates(practice.id(), requestId, viewer.username()));
            }
        } catch (PeopleUnavailableException e) {
            model.addAttribute("contactUnavailable", true);
        }
        return VIEW;
    }

    private void show(Practice practice, String requestId, Staff viewer, Model model) {
        var page = pages.page(practice, requestId, viewer).orElseThrow(RequestController::unknown);
        model.addAttribute("request", page);
        model.addAttribute("rules", rules(practice.id(), requestId));
        if (page.can("restrict")) {
            model.addAttribute("colleagues", accounts.coordinatorsOf(practice.id()));
        }
    }

    /** By person; empty while they can't be read, and then the page says to be careful. */
    private Map<String, Object> rules(String practiceId, String requestId) {
        var rules = new LinkedHashMap<String, Object>();
        try {
            people.contactRules(practiceId, requestId)
                    .forEach(rule -> rules.put(rule.personId(), rule));
        } catch (PeopleUnavailableException e) {
            rules.clear();
        }
        return rules;
    }

    private Practice practice(@Nullable String practiceId, String requestId, Staff viewer) {
        var practice =
                pages.practiceOf(viewer, practiceId, requestId)
                        .orElseThrow(RequestController::unknown);
        access.request(viewer, practice.id(), requestId);
        return practice;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
