// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.roster;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.firstsession.commands.AnswerByTherapist;
import org.firstsession.commands.SetClosure;
import org.firstsession.commands.SetTimeOff;
import org.firstsession.matching.board.action.Actions;
import org.firstsession.matching.board.action.BoardCommands.NotAcknowledgedException;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.PersonReads;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.schemas.UuidV7;
import org.firstsession.types.Channel;
import org.firstsession.types.Interval;
import org.firstsession.types.TherapistAnswer;
import org.firstsession.types.TherapistReason;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Time off, closures and sick days. Each shows what it lies over before it is saved. */
@Controller
@Profile("board")
class TimeOffController {

    private final Therapists therapists;
    private final CalendarPages calendars;
    private final TimesAway timesAway;
    private final Actions actions;
    private final CaseAccess access;
    private final PersonReads reads;
    private final InstantSource time;

    TimeOffController(
            Therapists therapists,
            CalendarPages calendars,
            TimesAway timesAway,
            Actions actions,
            CaseAccess access,
            PersonReads reads,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.therapists = therapists;
        this.calendars = calendars;
        this.timesAway = timesAway;
        this.actions = actions;
        this.access = access;
        this.reads = reads;
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
        var therapist = find(viewer, practiceId, therapistId);
        var zone = ZoneId.of(therapist.timeZone());
        try {
            var stretch = stretch(local(from, zone), local(to, zone));
            show(viewer, practiceId, therapist, stretch, model);
            model.addAttribute("sick", false);
            return "board/time-off";
        } catch (ProfileForm.Fault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
            return TherapistController.back(practiceId, therapistId, redirect);
        }
    }

    /** The rest of today, and what becomes of each session in it. */
    @GetMapping("/board/therapists/{therapist}/sick")
    String sick(
            @PathVariable("therapist") String therapistId,
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var therapist = find(viewer, practiceId, therapistId);
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
        find(viewer, practiceId, therapistId);
        try {
            var off = timesAway.intervals(practiceId, "OFF", therapistId);
            change(off, fields);
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
        } catch (ProfileForm.Fault e) {
            redirect.addFlashAttribute("fault", e.getMessage());
        } catch (NotAcknowledgedException e) {
            redirect.addFlashAttribute("fault", TimesAway.UNCERTAIN);
        }
        return TherapistController.back(practiceId, therapistId, redirect);
    }

    @GetMapping("/board/closures")
    String closures(
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var practice =
                calendars
                        .practice(viewer, practiceId)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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
        var practice =
                calendars
                        .practice(viewer, practiceId)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        try {
            var stretch = stretch(local(from, practice.zone()), local(to, practice.zone()));
            var over =
                    timesAway.sessionsUnder(
                            viewer,
                            practiceId,
                            null,
                            practice.zone(),
                            stretch.getStartsAt(),
                            stretch.getEndsAt());
            audit(viewer, practiceId, over);
            model.addAttribute("practice", practice);
            model.addAttribute("stretch", words(stretch, practice.zone()));
            model.addAttribute("over", over);
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
            change(closed, fields);
            give(
                    viewer,
                    practiceId,
                    null,
                    "CLOSURE",
                    new SetClosure(
                            commandId,
                            practiceId,
                            now(),
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

    private void show(
            Staff viewer, String practiceId, Therapist therapist, Interval stretch, Model model) {
        var zone = ZoneId.of(therapist.timeZone());
        var over =
                timesAway.sessionsUnder(
                        viewer,
                        practiceId,
                        therapist.therapistId(),
                        zone,
                        stretch.getStartsAt(),
                        stretch.getEndsAt());
        audit(viewer, practiceId, over);
        model.addAttribute("therapist", therapist);
        model.addAttribute("stretch", words(stretch, zone));
        model.addAttribute("over", over);
    }

    private void audit(Staff viewer, String practiceId, List<TimesAway.Over> over) {
        reads.record(
                viewer,
                practiceId,
                "time off",
                over.stream().map(TimesAway.Over::requestId).distinct().toList());
    }

    private static TimesAway.Stretch words(Interval stretch, ZoneId zone) {
        return new TimesAway.Stretch(
                TimesAway.words(stretch.getStartsAt(), zone),
                TimesAway.words(stretch.getEndsAt(), zone),
                stretch.getStartsAt().toString(),
                stretch.getEndsAt().toString());
    }

    /** Adds the stretch of the form, or takes it out when that is asked. */
    private static void change(List<Interval> all, MultiValueMap<String, String> fields) {
        var stretch =
                stretch(instant(fields.getFirst("startsAt")), instant(fields.getFirst("endsAt")));
        if (fields.containsKey("remove")) {
            all.remove(stretch);
        } else if (!all.contains(stretch)) {
            all.add(stretch);
        }
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
                throw new ProfileForm.Fault("Load the page again.");
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

    private Therapist find(Staff viewer, String practiceId, String therapistId) {
        access.practice(viewer, practiceId);
        return therapists
                .find(practiceId, therapistId)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static Interval stretch(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            throw new ProfileForm.Fault("It ends before it begins.");
        }
        return new Interval(from, to);
    }

    private static Instant local(String typed, ZoneId zone) {
        try {
            return LocalDateTime.parse(typed).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new ProfileForm.Fault("Say from when and until when.");
        }
    }

    private static Instant instant(@Nullable String typed) {
        try {
            return Instant.parse(String.valueOf(typed));
        } catch (DateTimeException e) {
            throw new ProfileForm.Fault("Say from when and until when.");
        }
    }
}
