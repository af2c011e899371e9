// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.feed;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstsession.commands.ReportBusyTimes;
import org.firstsession.matching.board.action.ActionLog;
import org.firstsession.matching.board.action.Actions;
import org.firstsession.matching.board.action.BoardCommands;
import org.firstsession.matching.board.page.Labels;
import org.firstsession.matching.board.roster.Therapists;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.types.Channel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says where a therapist's calendar elsewhere is. Afterwards one is on their page again. */
@Controller
@Profile("board")
class FeedController {

    private static final String ACTION = "CALENDAR_FEED";

    private final CalendarFeeds feeds;
    private final FeedClient client;
    private final Therapists therapists;
    private final Actions actions;
    private final ActionLog log;
    private final CaseAccess access;
    private final InstantSource time;

    FeedController(
            CalendarFeeds feeds,
            FeedClient client,
            Therapists therapists,
            Actions actions,
            ActionLog log,
            CaseAccess access,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.feeds = feeds;
        this.client = client;
        this.therapists = therapists;
        this.actions = actions;
        this.log = log;
        this.access = access;
        this.time = boardTime;
    }

    @PostMapping("/board/therapists/{therapist}/calendar")
    String set(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "address", defaultValue = "") String address,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        check(viewer, practiceId, therapistId);
        try {
            var checked = FeedAddress.of(address, client.reach());
            log.set(viewer, practiceId, ACTION);
            feeds.set(practiceId, therapistId, checked);
        } catch (FeedException e) {
            redirect.addFlashAttribute("fault", Labels.of("feed", e.trouble().name()));
        }
        return back(practiceId, therapistId, redirect);
    }

    @PostMapping("/board/therapists/{therapist}/calendar/read")
    String readNow(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        check(viewer, practiceId, therapistId);
        feeds.readNow(practiceId, therapistId);
        return back(practiceId, therapistId, redirect);
    }

    /** Nobody would renew what it said, so those hours are free again. */
    @PostMapping("/board/therapists/{therapist}/calendar/remove")
    String remove(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") String commandId,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        check(viewer, practiceId, therapistId);
        feeds.remove(practiceId, therapistId);
        try {
            var command =
                    new ReportBusyTimes(
                            commandId,
                            practiceId,
                            time.instant().truncatedTo(ChronoUnit.MILLIS),
                            Actions.actor(viewer),
                            Channel.BOARD,
                            therapistId,
                            List.of());
            actions.give(viewer, practiceId, null, ACTION, "OTHER", null, command);
            redirect.addAttribute("done", commandId);
        } catch (BoardCommands.NotAcknowledgedException e) {
            redirect.addFlashAttribute("fault", BoardCommands.UNCERTAIN);
        }
        return back(practiceId, therapistId, redirect);
    }

    private void check(Staff viewer, String practiceId, String therapistId) {
        access.practice(viewer, practiceId);
        if (therapists.find(practiceId, therapistId).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }

    private static String back(String practiceId, String therapistId, RedirectAttributes redirect) {
        redirect.addAttribute("practice", practiceId);
        redirect.addAttribute("therapist", therapistId);
        return "redirect:/board/therapists/{therapist}";
    }
}
