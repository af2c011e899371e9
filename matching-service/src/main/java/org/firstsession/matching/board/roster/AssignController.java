// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.util.List;
import org.firstsession.matching.board.page.CaseHead;
import org.firstsession.matching.board.page.CaseHeads;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Choosing a therapist and an hour by hand, with what speaks against each before it is saved. */
@Controller
@Profile("board")
class AssignController {

    /** Of several hundred, nobody reads on to those against whom most speaks. */
    private static final int SHOWN = 100;

    private final CaseHeads heads;
    private final Assignments assignments;
    private final CaseAccess access;
    private final PersonReads reads;

    AssignController(
            CaseHeads heads, Assignments assignments, CaseAccess access, PersonReads reads) {
        this.heads = heads;
        this.assignments = assignments;
        this.access = access;
        this.reads = reads;
    }

    @GetMapping("/board/requests/{requestId}/assign")
    String assign(
            @PathVariable("requestId") String requestId,
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "therapist", required = false) @Nullable String therapistId,
            @RequestParam(name = "all", defaultValue = "false") boolean all,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        access.request(viewer, practiceId, requestId);
        CaseHead head =
                heads.of(viewer, practiceId, requestId)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        reads.record(viewer, practiceId, "assign", List.of(requestId));
        model.addAttribute("request", head);
        var everybody = assignments.candidates(viewer, head);
        model.addAttribute(
                "candidates",
                everybody.subList(0, Math.min(all ? Integer.MAX_VALUE : SHOWN, everybody.size())));
        model.addAttribute("everybody", everybody.size());
        if (therapistId != null) {
            model.addAttribute(
                    "chosen",
                    assignments
                            .chosen(viewer, head, therapistId)
                            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
        }
        return "board/assign";
    }
}
