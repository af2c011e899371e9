// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.util.List;
import org.firstsession.matching.board.rebuild.Rebuilds;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Who looked at whom, for ops: ids alone, no person. And the projection, read again from the logs.
 */
@Controller
@Profile("board")
class ReadsController {

    private static final int MOST = 200;

    private final PersonReads reads;
    private final Rebuilds rebuilds;
    private final JdbcClient jdbc;

    ReadsController(PersonReads reads, Rebuilds rebuilds, JdbcClient jdbc) {
        this.reads = reads;
        this.rebuilds = rebuilds;
        this.jdbc = jdbc;
    }

    @GetMapping("/board/reads")
    String reads(
            @RequestParam(name = "practice", required = false) @Nullable String practice,
            @RequestParam(name = "who", required = false) @Nullable String who,
            @RequestParam(name = "request", required = false) @Nullable String request,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var practices =
                jdbc
                        .sql("SELECT practice_id FROM practice ORDER BY 1")
                        .query((row, number) -> row.getString("practice_id"))
                        .list()
                        .stream()
                        .filter(viewer::worksFor)
                        .toList();
        var chosen =
                practice != null && practices.contains(practice)
                        ? practice
                        : practices.stream().findFirst().orElse("");
        model.addAttribute("practices", practices);
        model.addAttribute("chosen", chosen);
        model.addAttribute("who", who);
        model.addAttribute("requestId", request);
        model.addAttribute(
                "reads",
                chosen.isEmpty()
                        ? List.of()
                        : reads.latest(chosen, blankToNull(who), blankToNull(request), MOST));
        model.addAttribute("rebuilds", rebuilds.latest());
        return "board/reads";
    }

    @PostMapping("/board/system/rebuild")
    String rebuild(@AuthenticationPrincipal Staff viewer) {
        rebuilds.ask(viewer.username());
        return "redirect:/board/reads";
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip().replace('\0', '?');
    }
}
