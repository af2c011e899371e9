// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The queue of requests, live. */
@Controller
@Profile("board")
class BoardController {

    private final QueuePages pages;

    BoardController(QueuePages pages) {
        this.pages = pages;
    }

    @GetMapping("/")
    String home() {
        return "redirect:/board";
    }

    @GetMapping("/sign-in")
    String signIn() {
        return "board/sign-in";
    }

    @GetMapping("/board")
    String board(
            @RequestParam(name = "practice", required = false) @Nullable String practiceId,
            @RequestParam(name = "closed", defaultValue = "false") boolean closed,
            Principal viewer,
            Model model) {
        var practices = pages.practices();
        var page = pages.page(practices, practiceId, closed, viewer.getName(), "");
        if (page.isEmpty() && practiceId != null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        page.ifPresent(queue -> model.addAttribute("queue", queue));
        return page.isPresent() ? "board/queue" : "board/empty";
    }

    /** What has changed on the page since; 204 when nothing has. */
    @GetMapping("/board/changes")
    @Nullable String changes(
            @RequestParam(name = "practice") String practiceId,
            @RequestParam(name = "closed", defaultValue = "false") boolean closed,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            Principal viewer,
            Model model,
            HttpServletResponse response) {
        var page = pages.page(pages.practices(), practiceId, closed, viewer.getName(), seen);
        if (page.isEmpty()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
            return null;
        }
        model.addAttribute("queue", page.get());
        return "board/changes";
    }
}
