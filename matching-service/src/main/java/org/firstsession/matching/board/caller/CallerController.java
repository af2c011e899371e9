// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.caller;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstsession.matching.board.action.ActionLog;
import org.firstsession.matching.board.action.Arrivals;
import org.firstsession.matching.board.people.People;
import org.firstsession.matching.board.people.PeopleUnavailableException;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** A caller's request, entered by staff in under a minute. */
@Controller
@Profile("board")
class CallerController {

    private static final String VIEW = "board/new-request";

    private final People people;
    private final ActionLog actions;
    private final Arrivals arrivals;
    private final CaseAccess access;
    private final JdbcClient jdbc;

    CallerController(
            People people,
            ActionLog actions,
            Arrivals arrivals,
            CaseAccess access,
            JdbcClient jdbc) {
        this.people = people;
        this.actions = actions;
        this.arrivals = arrivals;
        this.access = access;
        this.jdbc = jdbc;
    }

    @GetMapping("/board/new")
    String form(
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        show(practiceId, viewer, new LinkedMultiValueMap<>(), model);
        return VIEW;
    }

    @PostMapping("/board/new")
    String enter(
            @RequestParam("practice") String practiceId,
            @RequestParam("key") String key,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        show(practiceId, viewer, fields, model);
        try {
            var accepted =
                    people.request(
                            practiceId, key, new CallerForm(fields).body(), viewer.username());
            return switch (accepted) {
                case People.Accepted.Request taken -> taken(practiceId, taken.requestId(), viewer);
                case People.Accepted.Faults faults -> {
                    model.addAttribute("faults", faults.byField());
                    yield VIEW;
                }
            };
        } catch (PeopleUnavailableException e) {
            model.addAttribute("away", true);
            return VIEW;
        }
    }

    private String taken(String practiceId, String requestId, Staff viewer) {
        actions.entered(viewer, practiceId, requestId);
        boolean arrived = arrivals.await(practiceId, requestId);
        return arrived
                ? "redirect:/board/requests/%s?practice=%s".formatted(requestId, practiceId)
                : "redirect:/board?practice=" + practiceId;
    }

    private void show(
            String practiceId, Staff viewer, MultiValueMap<String, String> typed, Model model) {
        access.practice(viewer, practiceId);
        var key = typed.getFirst("key");
        model.addAttribute("key", key == null ? UUID.randomUUID().toString() : key);
        model.addAttribute("typed", typed);
        model.addAttribute("faults", Map.of());
        model.addAttribute("zone", zone(practiceId));
        model.addAttribute("states", codes("SELECT DISTINCT state FROM licence", practiceId));
        model.addAttribute(
                "topics", codes("SELECT DISTINCT unnest(specialties) FROM therapist", practiceId));
        model.addAttribute(
                "languages", codes("SELECT DISTINCT unnest(languages) FROM therapist", practiceId));
        model.addAttribute(
                "plans", codes("SELECT DISTINCT unnest(plans) FROM therapist", practiceId));
        model.addAttribute("genders", codes("SELECT DISTINCT gender FROM therapist", practiceId));
    }

    private String zone(String practiceId) {
        return jdbc.sql("SELECT time_zone FROM practice WHERE practice_id = ?")
                .param(practiceId)
                .query((row, number) -> row.getString("time_zone"))
                .optional()
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private List<String> codes(String select, String practiceId) {
        return jdbc
                .sql(select + " WHERE practice_id = ? ORDER BY 1")
                .param(practiceId)
                .query((row, number) -> nonNull(row.getString(1)))
                .list()
                .stream()
                .filter(code -> !code.isEmpty())
                .toList();
    }

    private static String nonNull(@Nullable String code) {
        return code == null ? "" : code;
    }
}
