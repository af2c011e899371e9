// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstsession.commands.SetRooms;
import org.firstsession.matching.board.action.Actions;
import org.firstsession.matching.board.action.BoardCommands.NotAcknowledgedException;
import org.firstsession.matching.board.page.Decisions;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.types.Channel;
import org.jspecify.annotations.Nullable;
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

/** The rooms of each office. Whose session loses its room is shown before. */
@Controller
@Profile("board")
class RoomsController {

    private static final String VIEW = "board/rooms";

    private final CalendarPages calendars;
    private final RoomPlans plans;
    private final Actions actions;
    private final Decisions decisions;
    private final CaseAccess access;
    private final InstantSource time;

    RoomsController(
            CalendarPages calendars,
            RoomPlans plans,
            Actions actions,
            Decisions decisions,
            CaseAccess access,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.calendars = calendars;
        this.plans = plans;
        this.actions = actions;
        this.decisions = decisions;
        this.access = access;
        this.time = boardTime;
    }

    /**
     * What somebody wants to save.
     *
     * @param gone rooms that the office has and won't
     * @param losing booked sessions that lose theirs
     */
    record Change(
            RoomPlans.Plan plan,
            List<Room> rooms,
            List<String> gone,
            List<TimesAway.Over> losing) {}

    @GetMapping("/board/rooms")
    String rooms(
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "done", required = false) @Nullable String done,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        model.addAttribute("practice", calendars.find(viewer, practiceId));
        model.addAttribute("plans", plans.all(practiceId));
        if (done != null) {
            decisions.of(practiceId, done).ifPresent(it -> model.addAttribute("decision", it));
        }
        return VIEW;
    }

    /** What a change would mean; nothing is saved yet. */
    @PostMapping("/board/rooms/preview")
    String preview(
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "office", defaultValue = "") String officeId,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect,
            Model model) {
        var practice = calendars.find(viewer, practiceId);
        try {
            var plan = plan(practiceId, officeId, seen);
            var rooms = wanted(practiceId, plan, fields);
            var kept = rooms.stream().map(Room::id).toList();
            model.addAttribute("practice", practice);
            model.addAttribute("reasons", RoomsForm.REASONS);
            model.addAttribute(
                    "change",
                    new Change(
                            plan,
                            rooms,
                            plan.rooms().stream()
                                    .map(Room::id)
                                    .filter(id -> !kept.contains(id))
                                    .toList(),
                            plans.losing(viewer, practice, plan, rooms)));
            return VIEW;
        } catch (RosterFault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
            return back(practiceId, redirect);
        }
    }

    @PostMapping("/board/rooms")
    String save(
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") String commandId,
            @RequestParam(name = "office", defaultValue = "") String officeId,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        access.practice(viewer, practiceId);
        try {
            // The same form sent again finds what it has set itself: it is one command.
            if (decisions.of(practiceId, commandId).isEmpty()) {
                var plan = plan(practiceId, officeId, seen);
                var rooms = wanted(practiceId, plan, fields);
                actions.give(
                        viewer,
                        practiceId,
                        null,
                        "ROOMS",
                        RoomsForm.reason(reason),
                        null,
                        new SetRooms(
                                commandId,
                                practiceId,
                                time.instant().truncatedTo(ChronoUnit.MILLIS),
                                Actions.actor(viewer),
                                Channel.BOARD,
                                plan.office().id(),
                                Room.typed(rooms),
                                Room.typed(plan.rooms())));
            }
            redirect.addAttribute("done", commandId);
        } catch (RosterFault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
        } catch (NotAcknowledgedException e) {
            redirect.addFlashAttribute("fault", TimesAway.UNCERTAIN);
        }
        return back(practiceId, redirect);
    }

    /** The office's plan, when it still is the one that somebody has seen. */
    private RoomPlans.Plan plan(String practiceId, String officeId, String seen) {
        var plan =
                plans.all(practiceId).stream()
                        .filter(it -> it.office().id().equals(officeId))
                        .findFirst()
                        .orElseThrow(() -> new RosterFault("There is no such office any more."));
        if (!plan.seen().equals(seen)) {
            throw new RosterFault(
                    "The rooms of %s have changed since you opened the page, so nothing was saved. This is how they are now."
                            .formatted(plan.office().name()));
        }
        return plan;
    }

    /** Rooms are told apart within the practice, so no other office may have one of the name. */
    private List<Room> wanted(
            String practiceId, RoomPlans.Plan plan, MultiValueMap<String, String> fields) {
        var rooms = RoomsForm.rooms(fields);
        if (rooms.equals(plan.rooms())) {
            throw new RosterFault("Nothing is different.");
        }
        for (var other : plans.all(practiceId)) {
            for (var room : other.rooms()) {
                if (!other.office().equals(plan.office())
                        && rooms.stream().anyMatch(it -> it.id().equals(room.id()))) {
                    throw new RosterFault(
                            "%s has a room called “%s”. Give this one another name."
                                    .formatted(
                                            other.office().name(),
                                            ProfileText.shortened(room.id())));
                }
            }
        }
        return rooms;
    }

    private static String back(String practiceId, RedirectAttributes redirect) {
        redirect.addAttribute("practice", practiceId);
        return "redirect:/board/rooms";
    }
}
