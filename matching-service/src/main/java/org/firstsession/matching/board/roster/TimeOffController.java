// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.AnswerByTherapist;
import org.firstsession.commands.SetTimeOff;
import org.firstsession.matching.board.action.Actions;
import org.firstsession.matching.board.action.BoardCommands.NotAcknowledgedException;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Channel;
import org.firstsession.types.Interval;
import org.firstsession.types.TherapistAnswer;
import org.firstsession.types.TherapistReason;
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

/** Time off and sick days. Each shows what it lies over before it is saved. */
@Controller
@Profile("board")
class TimeOffController {

    private final TherapistPages therapists;
    private final TimesAway timesAway;
    private final Actions actions;
    private final CaseAccess access;
    private final InstantSource time;

    TimeOffController(
            TherapistPages therapists,
            TimesAway timesAway,
            Actions actions,
            CaseAccess access,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.therapists = therapists;
        this.timesAway = timesAway;
        this.actions = actions;
        this.access = access;
        this.time = boardTime;
    }

    /** What a stretch of time off would lie over; nothing is saved yet. */
    @GetMapping("/board/therapists/{therapist}/time-off")
    String preview(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @RequestParam("from") String from,
            @RequestParam("to") String to,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect,
            Model model) {
        var therapist = therapists.find(viewer, practiceId, therapistId);
        var zone = ZoneId.of(therapist.timeZone());
        try {
            show(viewer, practiceId, therapist, Stretches.typed(from, to, zone), model);
            model.addAttribute("sick", false);
            return "board/time-off";
        } catch (RosterFault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
            return TherapistPages.back(practiceId, therapistId, redirect);
        }
    }

    /** The rest of today, and what becomes of each session in it. */
    @GetMapping("/board/therapists/{therapist}/sick")
    String sick(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var therapist = therapists.find(viewer, practiceId, therapistId);
        var zone = ZoneId.of(therapist.timeZone());
        var now = time.instant().truncatedTo(ChronoUnit.MINUTES);
        var midnight = LocalDate.ofInstant(now, zone).plusDays(1).atStartOfDay(zone).toInstant();
        show(viewer, practiceId, therapist, new Interval(now, midnight), model);
        model.addAttribute("sick", true);
        return "board/time-off";
    }

    /** Saves time off, and gives back the sessions that were chosen for it. */
    @PostMapping("/board/therapists/{therapist}/time-off")
    String save(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") String commandId,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        therapists.find(viewer, practiceId, therapistId);
        try {
            var off = timesAway.intervals(practiceId, "OFF", therapistId);
            Stretches.change(off, fields);
            give(
                    viewer,
                    practiceId,
                    null,
                    "TIME_OFF",
                    new SetTimeOff(
                            commandId,
                            practiceId,
                            now(),
                            Actions.actor(viewer),
                            Channel.BOARD,
                            therapistId,
                            off));
            giveBack(viewer, practiceId, therapistId, fields);
            redirect.addAttribute("done", commandId);
        } catch (RosterFault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
        } catch (NotAcknowledgedException e) {
            redirect.addFlashAttribute("fault", TimesAway.UNCERTAIN);
        }
        return TherapistPages.back(practiceId, therapistId, redirect);
    }

    private void show(
            Staff viewer, String practiceId, Therapist therapist, Interval stretch, Model model) {
        var zone = ZoneId.of(therapist.timeZone());
        model.addAttribute("therapist", therapist);
        model.addAttribute("stretch", TimesAway.Stretch.of(stretch, zone));
        model.addAttribute(
                "over",
                timesAway.sessionsUnder(
                        viewer, practiceId, therapist.therapistId(), null, zone, stretch));
    }

    /** The same hour is looked for with somebody else, and the clients are asked anew. */
    private void giveBack(
            Staff viewer,
            String practiceId,
            String therapistId,
            MultiValueMap<String, String> fields) {
        for (var chosen : fields.getOrDefault("giveBack", List.of())) {
            var parts = chosen.split(" ");
            if (parts.length != 2) {
                throw new RosterFault("Load the page again.");
            }
            access.request(viewer, practiceId, parts[0]);
            give(
                    viewer,
                    practiceId,
                    parts[0],
                    "SICK",
                    new AnswerByTherapist(
                            UuidV7.at(time.instant()).toString(),
                            practiceId,
                            now(),
                            Actions.actor(viewer),
                            Channel.BOARD,
                            parts[0],
                            therapistId,
                            parts[1],
                            TherapistAnswer.DECLINE,
                            TherapistReason.ILL));
        }
    }

    private void give(
            Staff viewer,
            String practiceId,
            @Nullable String requestId,
            String action,
            SpecificRecordBase command) {
        actions.give(viewer, practiceId, requestId, action, "THERAPIST_AWAY", null, command);
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
