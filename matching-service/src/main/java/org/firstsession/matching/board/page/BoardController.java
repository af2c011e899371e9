// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.firstsession.matching.board.staff.PersonReads;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ResponseStatusException;

/** The queue of requests, live. */
@Controller
@Profile("board")
class BoardController {

    private static final String SHOWN = BoardController.class.getName() + ".shown.";

    private final QueuePages pages;
    private final PersonReads reads;

    BoardController(QueuePages pages, PersonReads reads) {
        this.pages = pages;
        this.reads = reads;
    }

    /** Everybody begins where their work is. */
    @GetMapping("/")
    String home(@AuthenticationPrincipal Staff viewer) {
        if (viewer.coordinates()) {
            return "redirect:/board";
        }
        if (viewer.isTherapist()) {
            return "redirect:/board/calendar";
        }
        return viewer.isOps() ? "redirect:/board/reads" : "redirect:/board/staff";
    }

    @GetMapping("/sign-in")
    String signIn() {
        return "board/sign-in";
    }

    @GetMapping("/board")
    String board(
            @ModelAttribute("asked") QueueAsked asked,
            @AuthenticationPrincipal Staff viewer,
            HttpSession session,
            Model model) {
        var page = pages.page(viewer, asked, "");
        if (page.isEmpty() && asked.practice() != null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        page.ifPresent(queue -> {
            session.removeAttribute(SHOWN + queue.practice().id());
            note(viewer, session, queue);
            model.addAttribute("queue", queue);
        });
        return page.isPresent() ? "board/queue" : "board/empty";
    }

    /** What has changed on the page since; 204 when nothing has. */
    @GetMapping("/board/changes")
    @Nullable String changes(
            @ModelAttribute("asked") QueueAsked asked,
            @AuthenticationPrincipal Staff viewer,
            HttpSession session,
            Model model,
            HttpServletResponse response) {
        var page = pages.page(viewer, asked, asked.seenOrNothing());
        if (page.isEmpty()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        note(viewer, session, page.get());
        model.addAttribute("queue", page.get());
        return "board/changes";
    }

    /** One row in the audit for a list; a list that renews itself adds whoever is new on it. */
    private void note(Staff viewer, HttpSession session, QueuePage queue) {
        var key = SHOWN + queue.practice().id();
        var before = session.getAttribute(key) instanceof Set<?> ids ? ids : Set.of();
        var shown = new HashSet<Object>(before);
        var added = queue.requestIds().stream().filter(id -> !before.contains(id)).toList();
        if (!added.isEmpty()) {
            reads.record(viewer, queue.practice().id(), "queue", List.copyOf(added));
            shown.addAll(added);
            session.setAttribute(key, Set.copyOf(shown));
        }
    }
}
