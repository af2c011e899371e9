// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.oncall;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.firstsession.matching.board.action.ActionLog;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.client.RestClientException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is called when a worry can't wait: shown, changed and tried. */
@Controller
@Profile("board")
class OnCallController {

    /** Why somebody changes the list. */
    static final List<String> REASONS =
            List.of("ROTA_PLAN", "AWAY", "JOINED", "LEFT", "CONTACT_CHANGED", "OTHER");

    private static final String PAGE = "board/on-call";
    private static final String NOT_READ =
            "Who is on call can't be read just now. Whoever was called before still is.";

    private final RotaClient rotas;
    private final OnCall onCall;
    private final ActionLog actions;
    private final CaseAccess access;

    OnCallController(RotaClient rotas, OnCall onCall, ActionLog actions, CaseAccess access) {
        this.rotas = rotas;
        this.onCall = onCall;
        this.actions = actions;
        this.access = access;
    }

    @GetMapping("/board/on-call")
    String show(
            @RequestParam("practice") String practiceId,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        access.practice(viewer, practiceId);
        read(practiceId, model)
                .ifPresent(rota -> model.addAttribute("form", RotaForm.of(rota.people())));
        return PAGE;
    }

    /** A list that can't be used comes back as it was typed; one that is taken shows as it is. */
    @PostMapping("/board/on-call")
    String change(
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") UUID changeId,
            @RequestParam(name = "version", defaultValue = "0") long version,
            @RequestParam("reason") String reason,
            @RequestParam MultiValueMap<String, String> fields,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect,
            Model model) {
        access.practice(viewer, practiceId);
        var form = RotaForm.typed(fields);
        try {
            if (!REASONS.contains(reason)) {
                throw new RotaForm.Fault("Choose why the list changes.");
            }
            var people = form.people();
            actions.onCall(viewer, practiceId, reason, changeId);
            if (rotas.change(practiceId, changeId, version, people)) {
                redirect.addFlashAttribute("done", "Saved. Calls go by this list from now on.");
                onCall.work();
            } else {
                redirect.addFlashAttribute(
                        "fault",
                        "Somebody else has changed the list meanwhile, so nothing was saved."
                                + " This is how it stands now.");
            }
            return back(practiceId, redirect);
        } catch (RotaForm.Fault e) {
            return again(practiceId, form, version, changeId, e.getMessage(), model);
        } catch (RestClientException e) {
            return again(
                    practiceId,
                    form,
                    version,
                    changeId,
                    "It isn't certain that this was saved. Save it again: it is done once.",
                    model);
        }
    }

    @PostMapping("/board/on-call/test")
    String test(
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") UUID testId,
            @RequestParam(name = "version", defaultValue = "0") long version,
            @RequestParam(name = "place", defaultValue = "1") int place,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        access.practice(viewer, practiceId);
        try {
            actions.onCallTest(viewer, practiceId, testId);
            boolean sent = rotas.test(practiceId, testId, version, place);
            redirect.addFlashAttribute(
                    sent ? "done" : "fault",
                    sent
                            ? "The test is on its way. Ask whether it has arrived."
                            : "The list was changed meanwhile, so nothing was sent.");
        } catch (RestClientException e) {
            redirect.addFlashAttribute(
                    "fault", "The test could not be sent: that contact isn't reached just now.");
        }
        return back(practiceId, redirect);
    }

    private String again(
            String practiceId,
            RotaForm form,
            long version,
            UUID changeId,
            @Nullable String fault,
            Model model) {
        read(practiceId, model);
        model.addAttribute("form", form.withRoomForMore());
        model.addAttribute("typedVersion", version);
        model.addAttribute("typedId", changeId.toString());
        model.addAttribute("fault", fault);
        return PAGE;
    }

    private Optional<Rota> read(String practiceId, Model model) {
        model.addAttribute("reasons", REASONS);
        model.addAttribute("days", Days.values());
        try {
            var rota = rotas.rota(practiceId);
            model.addAttribute("rota", rota);
            model.addAttribute("week", RotaWeek.of(rota));
            return Optional.of(rota);
        } catch (RestClientException e) {
            model.addAttribute("away", NOT_READ);
            return Optional.empty();
        }
    }

    private static String back(String practiceId, RedirectAttributes redirect) {
        redirect.addAttribute("practice", practiceId);
        return "redirect:/board/on-call";
    }
}
