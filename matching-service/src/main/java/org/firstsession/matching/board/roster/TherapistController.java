// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.InstantSource;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.firstsession.commands.DelistTherapist;
import org.firstsession.commands.ListTherapist;
import org.firstsession.matching.board.action.Actions;
import org.firstsession.matching.board.action.BoardCommands.NotAcknowledgedException;
import org.firstsession.matching.board.feed.CalendarFeeds;
import org.firstsession.matching.board.page.Decisions;
import org.firstsession.matching.board.people.Names;
import org.firstsession.matching.board.people.RecentNames;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A therapist's profile: licences, weekly hours, limits, and time off. */
@Controller
@Profile("board")
class TherapistController {

    private final TherapistPages therapists;
    private final CalendarPages calendars;
    private final TimesAway timesAway;
    private final Actions actions;
    private final Decisions decisions;
    private final RecentNames recentNames;
    private final CalendarFeeds feeds;
    private final InstantSource time;

    TherapistController(
            TherapistPages therapists,
            CalendarPages calendars,
            TimesAway timesAway,
            Actions actions,
            Decisions decisions,
            RecentNames recentNames,
            CalendarFeeds feeds,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.therapists = therapists;
        this.calendars = calendars;
        this.timesAway = timesAway;
        this.actions = actions;
        this.decisions = decisions;
        this.recentNames = recentNames;
        this.feeds = feeds;
        this.time = boardTime;
    }

    @GetMapping("/board/therapists/{therapist}")
    String profile(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "done", required = false) @Nullable String done,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var therapist = therapists.find(viewer, practiceId, therapistId);
        model.addAttribute("therapist", therapist);
        model.addAttribute(
                "name",
                recentNames
                        .names(practiceId, viewer.username(), List.of(), List.of(therapistId))
                        .orElse(Names.NONE)
                        .therapists()
                        .getOrDefault(therapistId, therapistId));
        model.addAttribute("warnings", calendars.warnings(therapist));
        model.addAttribute("timesOff", timesAway.off(practiceId, therapist));
        model.addAttribute("offices", calendars.offices(practiceId));
        model.addAttribute("zone", therapist.timeZone());
        var feed = feeds.of(practiceId).get(therapistId);
        if (feed != null) {
            model.addAttribute("feed", feed);
            model.addAttribute("feedNote", FeedNote.of(feed, ZoneId.of(therapist.timeZone())));
        }
        model.addAttribute("busyTimes", timesAway.busy(practiceId, therapist));
        if (done != null) {
            decisions.of(practiceId, done).ifPresent(it -> model.addAttribute("decision", it));
        }
        return "board/therapist";
    }

    @PostMapping("/board/therapists/{therapist}/profile")
    String save(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") String commandId,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        var therapist = therapists.find(viewer, practiceId, therapistId);
        try {
            var command =
                    new ListTherapist(
                            commandId,
                            practiceId,
                            time.instant().truncatedTo(ChronoUnit.MILLIS),
                            Actions.actor(viewer),
                            Channel.BOARD,
                            new ProfileForm(therapist, fields).profile());
            actions.give(viewer, practiceId, null, "LIST", "OTHER", null, command);
            redirect.addAttribute("done", commandId);
        } catch (RosterFault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
        } catch (NotAcknowledgedException e) {
            redirect.addFlashAttribute("fault", TimesAway.UNCERTAIN);
        }
        return TherapistPages.back(practiceId, therapistId, redirect);
    }

    /** Booked sessions stay; each becomes somebody's task. */
    @PostMapping("/board/therapists/{therapist}/delist")
    String delist(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") String commandId,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        therapists.find(viewer, practiceId, therapistId);
        try {
            var command =
                    new DelistTherapist(
                            commandId,
                            practiceId,
                            time.instant().truncatedTo(ChronoUnit.MILLIS),
                            Actions.actor(viewer),
                            Channel.BOARD,
                            therapistId);
            actions.give(viewer, practiceId, null, "DELIST", "OTHER", null, command);
            redirect.addAttribute("done", commandId);
        } catch (NotAcknowledgedException e) {
            redirect.addFlashAttribute("fault", TimesAway.UNCERTAIN);
        }
        return TherapistPages.back(practiceId, therapistId, redirect);
    }
}
