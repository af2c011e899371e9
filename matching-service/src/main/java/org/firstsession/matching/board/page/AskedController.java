// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import jakarta.servlet.http.HttpServletResponse;
import org.firstsession.matching.board.staff.PersonReads;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What a therapist is asked first, and who comes late to them, live. */
@Controller
@Profile("board")
class AskedController {

    private final AskedPages pages;
    private final Decisions decisions;
    private final PersonReads reads;

    AskedController(AskedPages pages, Decisions decisions, PersonReads reads) {
        this.pages = pages;
        this.decisions = decisions;
        this.reads = reads;
    }

    @GetMapping("/board/asked")
    String asked(
            @RequestParam(name = "practice", required = false) @Nullable String practiceId,
            @RequestParam(name = "done", required = false) @Nullable String done,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var page = pages.page(viewer, practiceId, "");
        if (page.isEmpty()) {
            if (practiceId != null) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return "board/empty";
        }
        show(page.get(), viewer, model);
        if (done != null) {
            decisions
                    .of(page.get().practice().id(), done)
                    .ifPresent(decision -> model.addAttribute("decision", decision));
        }
        return "board/asked";
    }

    /** The page's list when it has changed since; 204 when it hasn't. */
    @GetMapping("/board/asked/changes")
    @Nullable String changes(
            @RequestParam(name = "practice") String practiceId,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            @AuthenticationPrincipal Staff viewer,
            Model model,
            HttpServletResponse response) {
        if (!viewer.worksFor(practiceId)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        var page = pages.page(viewer, practiceId, seen);
        if (page.isEmpty()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        show(page.get(), viewer, model);
        return "board/asked :: list";
    }

    private void show(AskedPage page, Staff viewer, Model model) {
        reads.record(viewer, page.practice().id(), "asked", page.requestIds());
        model.addAttribute("asked", page);
    }
}
