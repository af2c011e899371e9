// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.triage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.firstsession.matching.board.people.PeopleUnavailableException;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.PersonReads;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.matching.board.triage.Messages.Shown;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The queue of messages. A message is opened by a POST, since each look leaves a row. */
@Controller
@Profile("board")
class TriageController {

    private static final String LIST = "board/messages";
    private static final String ONE = "board/message";

    private final Messages messages;
    private final CaseAccess access;
    private final PersonReads reads;
    private final JdbcClient jdbc;

    TriageController(Messages messages, CaseAccess access, PersonReads reads, JdbcClient jdbc) {
        this.messages = messages;
        this.access = access;
        this.reads = reads;
        this.jdbc = jdbc;
    }

    @GetMapping("/board/messages")
    String list(
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "done", required = false) @Nullable String done,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        access.practice(viewer, practiceId);
        model.addAttribute("at", at(practiceId));
        model.addAttribute("done", done);
        try {
            model.addAttribute("lines", messages.waiting(practiceId));
        } catch (PeopleUnavailableException e) {
            model.addAttribute("lines", List.of());
            model.addAttribute("away", true);
        }
        return LIST;
    }

    @PostMapping("/board/messages/{id}")
    String open(
            @PathVariable("id") String id,
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        access.practice(viewer, practiceId);
        return show(practiceId, id, viewer, model);
    }

    @PostMapping("/board/messages/{id}/reply")
    String reply(
            @PathVariable("id") String id,
            @RequestParam("practice") String practiceId,
            @RequestParam("words") String words,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        access.practice(viewer, practiceId);
        model.addAttribute("typed", words);
        if (words.isBlank()) {
            model.addAttribute("faults", Map.of("words", "are needed"));
            return show(practiceId, id, viewer, model);
        }
        try {
            if (!messages.reply(practiceId, id, viewer.username(), words)) {
                model.addAttribute("faults", Map.of("reply", "there is no way to write to them"));
                return show(practiceId, id, viewer, model);
            }
            return back(practiceId, "replied");
        } catch (PeopleUnavailableException e) {
            return notDone(practiceId, id, viewer, model);
        }
    }

    @PostMapping("/board/messages/{id}/request")
    String request(
            @PathVariable("id") String id,
            @RequestParam("practice") String practiceId,
            @RequestParam Map<String, String> fields,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        access.practice(viewer, practiceId);
        try {
            var faults = messages.request(practiceId, id, viewer.username(), wanted(fields));
            if (!faults.isEmpty()) {
                model.addAttribute("faults", faults);
                model.addAttribute("wanted", fields);
                return show(practiceId, id, viewer, model);
            }
            return back(practiceId, "requested");
        } catch (PeopleUnavailableException e) {
            return notDone(practiceId, id, viewer, model);
        }
    }

    @PostMapping("/board/messages/{id}/settle")
    String settle(
            @PathVariable("id") String id,
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        access.practice(viewer, practiceId);
        try {
            messages.settle(practiceId, id, viewer.username());
            return back(practiceId, "settled");
        } catch (PeopleUnavailableException e) {
            return notDone(practiceId, id, viewer, model);
        }
    }

    private String show(String practiceId, String id, Staff viewer, Model model) {
        reads.record(viewer, practiceId, "message", List.of(id));
        try {
            var shown =
                    messages.reveal(practiceId, id, viewer.username())
                            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
            model.addAttribute("message", shown);
            model.addAttribute("at", at(practiceId));
            model.addAttribute("states", states(practiceId));
            if (!model.containsAttribute("wanted")) {
                model.addAttribute("wanted", suggested(shown));
            }
        } catch (PeopleUnavailableException e) {
            model.addAttribute("away", true);
        }
        return ONE;
    }

    private String notDone(String practiceId, String id, Staff viewer, Model model) {
        model.addAttribute("notDone", true);
        return show(practiceId, id, viewer, model);
    }

    private static String back(String practiceId, String done) {
        return "redirect:/board/messages?practice=%s&done=%s".formatted(practiceId, done);
    }

    /** What was understood, as it stands in the form. */
    private static Map<String, String> suggested(Shown shown) {
        var read = shown.understood();
        var fields = new LinkedHashMap<String, String>();
        fields.put("party", Boolean.TRUE.equals(read.couple()) ? "couple" : "individual");
        fields.put("state", read.state() == null ? "" : read.state());
        fields.put("format", read.format() == null ? "either" : read.format());
        fields.put("zip", read.zip() == null ? "" : read.zip());
        fields.put("times", "");
        return fields;
    }

    private static Map<String, @Nullable Object> wanted(Map<String, String> fields) {
        var wanted = new LinkedHashMap<String, @Nullable Object>();
        wanted.put("couple", "couple".equals(fields.get("party")));
        wanted.put("state", fields.getOrDefault("state", ""));
        wanted.put("format", fields.getOrDefault("format", ""));
        wanted.put("zip", blankAsNull(fields.get("zip")));
        wanted.put("times", blankAsNull(fields.get("times")));
        wanted.put("adult", "yes".equals(fields.get("adult")) ? Boolean.TRUE : null);
        return wanted;
    }

    private static @Nullable String blankAsNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private List<String> states(String practiceId) {
        return jdbc.sql("SELECT DISTINCT state FROM licence WHERE practice_id = ? ORDER BY 1")
                .param(practiceId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Times as they are read at the practice. */
    public record At(DateTimeFormatter pattern) {
        public String format(Instant time) {
            return pattern.format(time);
        }
    }

    private At at(String practiceId) {
        var zone =
                jdbc.sql("SELECT time_zone FROM practice WHERE practice_id = ?")
                        .param(practiceId)
                        .query((row, number) -> row.getString("time_zone"))
                        .optional()
                        .orElse("UTC");
        return new At(
                DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US)
                        .withZone(ZoneId.of(zone)));
    }
}
