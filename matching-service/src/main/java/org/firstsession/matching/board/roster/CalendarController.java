// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.LocalDate;
import org.firstsession.matching.board.staff.PersonReads;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Therapists by week. A therapist sees the own one. */
@Controller
@Profile("board")
class CalendarController {

    private final CalendarPages pages;
    private final OffTheList offTheList;
    private final PersonReads reads;

    CalendarController(CalendarPages pages, OffTheList offTheList, PersonReads reads) {
        this.pages = pages;
        this.offTheList = offTheList;
        this.reads = reads;
    }

    @GetMapping("/board/calendar")
    String calendar(
            @RequestParam(name = "practice", required = false) @Nullable String practiceId,
            @RequestParam(name = "week", required = false)
                    @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate week,
            @RequestParam(name = "part", defaultValue = "1") int part,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var practice = pages.practice(viewer, practiceId);
        if (practice.isEmpty()) {
            if (practiceId != null) {
                throw new ResponseStatusException(HttpStatus.NOT_FOUND);
            }
            return "board/empty";
        }
        var page = pages.page(practice.get(), week, part, viewer);
        reads.record(viewer, practice.get().id(), "calendar", page.requestIds());
        model.addAttribute("calendar", page);
        if (viewer.coordinates()) {
            model.addAttribute("offTheList", offTheList.of(practice.get(), viewer));
        }
        return "board/calendar";
    }
}
