// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.firstsession.commands.SetClosure;
import org.firstsession.matching.board.action.Actions;
import org.firstsession.matching.board.action.BoardCommands.NotAcknowledgedException;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.types.Channel;
import org.firstsession.types.Interval;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** When an office, or all of the practice, is closed. What that lies over is shown before. */
@Controller
@Profile("board")
class ClosureController {

    /** By this id and name a closure is the whole practice's. */
    private static final Office ALL = new Office("", "The whole practice");

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

    /** What is closed, and when. */
    record Closed(Office place, List<TimesAway.Stretch> stretches) {}

    @GetMapping("/board/closures")
    String closures(
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var practice = calendars.find(viewer, practiceId);
        var places = places(practiceId);
        model.addAttribute("practice", practice);
        model.addAttribute("places", places);
        model.addAttribute(
                "closures",
                places.stream()
                        .map(it ->
                                new Closed(
                                        it,
                                        timesAway.closures(practiceId, it.id(), practice.zone())))
                        .filter(it -> !it.stretches().isEmpty())
                        .toList());
        return "board/closures";
    }

    /** What a closure would lie over; nothing is saved yet. */
    @GetMapping("/board/closures/preview")
    String preview(
            @RequestParam("practice") String practiceId,
            @RequestParam("from") String from,
            @RequestParam("to") String to,
            @RequestParam(name = "office", defaultValue = "") String officeId,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect,
            Model model) {
        var practice = calendars.find(viewer, practiceId);
        try {
            var place = place(practiceId, officeId);
            var stretch = Stretches.typed(from, to, practice.zone());
            model.addAttribute("practice", practice);
            model.addAttribute("place", place);
            model.addAttribute("stretch", TimesAway.Stretch.of(stretch, practice.zone()));
            model.addAttribute(
                    "over",
                    timesAway.sessionsUnder(
                            viewer,
                            practiceId,
                            null,
                            place.equals(ALL) ? null : place.id(),
                            practice.zone(),
                            stretch));
            return "board/closures";
        } catch (RosterFault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
            return back(practiceId, redirect);
        }
    }

    @PostMapping("/board/closures")
    String save(
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") String commandId,
            @RequestParam(name = "office", defaultValue = "") String officeId,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        access.practice(viewer, practiceId);
        try {
            var place = place(practiceId, officeId);
            List<Interval> closed = timesAway.intervals(practiceId, "CLOSED", place.id());
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
                            place.equals(ALL) ? null : place.id(),
                            closed));
        } catch (RosterFault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
        } catch (NotAcknowledgedException e) {
            redirect.addFlashAttribute("fault", TimesAway.UNCERTAIN);
        }
        return back(practiceId, redirect);
    }

    private List<Office> places(String practiceId) {
        return Stream.concat(Stream.of(ALL), calendars.offices(practiceId).stream()).toList();
    }

    private Office place(String practiceId, String officeId) {
        return places(practiceId).stream()
                .filter(it -> it.id().equals(officeId))
                .findFirst()
                .orElseThrow(() -> new RosterFault("There is no such office any more."));
    }

    private static String back(String practiceId, RedirectAttributes redirect) {
        redirect.addAttribute("practice", practiceId);
        return "redirect:/board/closures";
    }
}
