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
import org.firstsession.matching.board.roster.TherapistPages;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.types.Channel;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Says where a therapist's calendar elsewhere is. Afterwards one is on their page again. */
@Controller
@Profile("board")
class FeedController {

    private static final String ACTION = "CALENDAR_FEED";
    private static final String BEING_READ =
            "The calendar is being read. Load the page again in a moment.";

    private final CalendarFeeds feeds;
    private final FeedClient client;
    private final TherapistPages therapists;
    private final Actions actions;
    private final ActionLog log;
    private final InstantSource time;

    FeedController(
            CalendarFeeds feeds,
            FeedClient client,
            TherapistPages therapists,
            Actions actions,
            ActionLog log,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.feeds = feeds;
        this.client = client;
        this.therapists = therapists;
        this.actions = actions;
        this.log = log;
        this.time = boardTime;
    }

    @PostMapping("/board/therapists/{therapist}/calendar")
    String set(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "address", defaultValue = "") String address,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        therapists.find(viewer, practiceId, therapistId);
        try {
            var checked = FeedAddress.of(address, client.reach());
            log.set(viewer, practiceId, ACTION);
            feeds.set(practiceId, therapistId, checked);
            redirect.addFlashAttribute("told", "The address is kept. " + BEING_READ);
        } catch (FeedException e) {
            redirect.addFlashAttribute("fault", Labels.of("feed", e.trouble().name()));
        }
        return TherapistPages.back(practiceId, therapistId, redirect);
    }

    @PostMapping("/board/therapists/{therapist}/calendar/read")
    String readNow(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        therapists.find(viewer, practiceId, therapistId);
        feeds.readNow(practiceId, therapistId);
        redirect.addFlashAttribute("told", BEING_READ);
        return TherapistPages.back(practiceId, therapistId, redirect);
    }

    /** Nobody would renew what it said, so those hours are free again. */
    @PostMapping("/board/therapists/{therapist}/calendar/remove")
    String remove(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") String commandId,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        therapists.find(viewer, practiceId, therapistId);
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
            var noted = actions.note(viewer, practiceId, null, ACTION, "OTHER", null, command);
            feeds.remove(practiceId, therapistId, () -> actions.send(noted));
            redirect.addAttribute("done", commandId);
        } catch (BoardCommands.NotAcknowledgedException e) {
            redirect.addFlashAttribute("fault", BoardCommands.UNCERTAIN);
        }
        return TherapistPages.back(practiceId, therapistId, redirect);
    }
}
