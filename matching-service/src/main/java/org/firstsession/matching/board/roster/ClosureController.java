// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.firstsession.commands.SetClosure;
import org.firstsession.matching.board.action.Actions;
import org.firstsession.matching.board.action.BoardCommands.NotAcknowledgedException;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.types.Channel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When the practice is closed. A closure shows what it lies over before it is saved. */
@Controller
@Profile("board")
class ClosureController {

    private final CalendarPages calendars;
    private final TimesAway timesAway;
    private final Actions actions;
    private final CaseAccess access;
    private final InstantSource time;

    ClosureController(
            CalendarPages calendars,
            TimesAway timesAway,
            Actions actions,
            CaseAccess access,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.calendars = calendars;
        this.timesAway = timesAway;
        this.actions = actions;
        this.access = access;
        this.time = boardTime;
    }

    @GetMapping("/board/closures")
    String closures(
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var practice = find(viewer, practiceId);
        model.addAttribute("practice", practice);
        model.addAttribute("closures", timesAway.closures(practiceId, "", practice.zone()));
        return "board/closures";
    }

    /** What a closure would lie over; nothing is saved yet. */
    @GetMapping("/board/closures/preview")
    String previewClosure(
            @RequestParam("practice") String practiceId,
            @RequestParam("from") String from,
            @RequestParam("to") String to,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect,
            Model model) {
        var practice = find(viewer, practiceId);
        try {
            var stretch = Stretches.typed(from, to, practice.zone());
            model.addAttribute("practice", practice);
            model.addAttribute("stretch", TimesAway.Stretch.of(stretch, practice.zone()));
            model.addAttribute(
                    "over",
                    timesAway.sessionsUnder(viewer, practiceId, null, practice.zone(), stretch));
            return "board/closures";
        } catch (ProfileForm.Fault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
            redirect.addAttribute("practice", practiceId);
            return "redirect:/board/closures";
        }
    }

    @PostMapping("/board/closures")
    String saveClosure(
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") String commandId,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        access.practice(viewer, practiceId);
        redirect.addAttribute("practice", practiceId);
        try {
            var closed = timesAway.intervals(practiceId, "CLOSED", "");
            Stretches.change(closed, fields);
            actions.give(
                    viewer,
                    practiceId,
                    null,
                    "CLOSURE",
                    "PRACTICE_CLOSED",
                    null,
                    new SetClosure(
                            commandId,
                            practiceId,
                            time.instant().truncatedTo(ChronoUnit.MILLIS),
                            Actions.actor(viewer),
                            Channel.BOARD,
                            null,
                            closed));
        } catch (ProfileForm.Fault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
        } catch (NotAcknowledgedException e) {
            redirect.addFlashAttribute("fault", TimesAway.UNCERTAIN);
        }
        return "redirect:/board/closures";
    }

    private CalendarPages.Place find(Staff viewer, String practiceId) {
        return calendars
                .practice(viewer, practiceId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
