// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.action;

import org.firstsession.matching.board.people.PeopleUnavailableException;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes what staff do with a request. Afterwards one is on the request's page again. */
@Controller
@Profile("board")
class ActionController {

    private final Actions actions;
    private final Situations situations;
    private final CaseAccess access;

    ActionController(Actions actions, Situations situations, CaseAccess access) {
        this.actions = actions;
        this.situations = situations;
        this.access = access;
    }

    @PostMapping("/board/requests/{requestId}/actions/{action}")
    String perform(
            @PathVariable("requestId") String requestId,
            @PathVariable("action") String action,
            @RequestParam("practice") String practiceId,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Staff staff,
            RedirectAttributes redirect) {
        var kind = ActionKind.ofCode(action).orElseThrow(ActionController::unknown);
        access.request(staff, practiceId, requestId);
        if (isForLeads(kind) && !staff.isLead()
                || kind != ActionKind.ANSWER && !staff.coordinates()) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        var situation = situations.of(practiceId, requestId).orElseThrow(ActionController::unknown);
        var typed = new Typed(fields);
        redirect.addAttribute("practice", practiceId);
        var trouble = attempt(staff, kind, situation, typed, redirect);
        if (trouble != null) {
            redirect.addFlashAttribute("trouble", trouble);
            redirect.addFlashAttribute("troubleWith", kind.code());
            // The words come back, in the answer to the one who typed them and nowhere else.
            redirect.addFlashAttribute("typedId", typed.text("commandId").orElse(""));
            redirect.addFlashAttribute("typedNote", typed.text("note").orElse(""));
        }
        // A therapist who has said no has no part in the case any more.
        return staff.coordinates()
                ? "redirect:/board/requests/" + requestId
                : "redirect:/board/asked";
    }

    private @Nullable String attempt(
            Staff staff,
            ActionKind kind,
            Situation situation,
            Typed typed,
            RedirectAttributes redirect) {
        try {
            var commandId = actions.perform(staff, kind, situation, typed);
            if (commandId == null) {
                redirect.addFlashAttribute("noted", kind.code());
            } else {
                redirect.addAttribute("done", commandId);
            }
            return null;
        } catch (Typed.Fault e) {
            return e.getMessage();
        } catch (BoardCommands.NotAcknowledgedException e) {
            return BoardCommands.UNCERTAIN;
        } catch (PeopleUnavailableException e) {
            return "Nothing was done: the words can't be kept just now. Try again in a moment.";
        }
    }

    /** What only a clinical lead does. The engine refuses to lift a hold for anybody else too. */
    private static boolean isForLeads(ActionKind kind) {
        return kind == ActionKind.LIFT || kind == ActionKind.RESTRICT;
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
