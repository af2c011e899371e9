// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.policy;

import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.firstsession.commands.SetPolicy;
import org.firstsession.matching.board.action.Actions;
import org.firstsession.matching.board.action.BoardCommands;
import org.firstsession.matching.board.action.BoardCommands.NotAcknowledgedException;
import org.firstsession.matching.board.page.Decisions;
import org.firstsession.matching.board.policy.Policies.InForce;
import org.firstsession.matching.board.staff.CaseAccess;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.types.Channel;
import org.firstsession.types.Policy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The policy: what is different is shown before it counts. */
@Controller
@Profile("board")
class PolicyController {

    private static final String VIEW = "board/policy";

    private final Policies policies;
    private final Actions actions;
    private final Decisions decisions;
    private final CaseAccess access;
    private final InstantSource time;

    PolicyController(
            Policies policies,
            Actions actions,
            Decisions decisions,
            CaseAccess access,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.policies = policies;
        this.actions = actions;
        this.decisions = decisions;
        this.access = access;
        this.time = boardTime;
    }

    @GetMapping("/board/policy")
    String policy(
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "done", required = false) @Nullable String done,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        access.practice(viewer, practiceId);
        if (done != null) {
            decisions.of(practiceId, done).ifPresent(it -> model.addAttribute("decision", it));
        }
        var inForce = policies.of(practiceId);
        inForce.ifPresent(it -> show(model, it, PolicyForm.texts(it.policy())));
        return VIEW;
    }

    /** What would be different; nothing is saved yet. */
    @PostMapping("/board/policy/preview")
    String preview(
            @RequestParam("practice") String practiceId,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect,
            Model model) {
        access.practice(viewer, practiceId);
        var inForce = policies.of(practiceId, seen).orElse(null);
        if (inForce == null) {
            return stale(practiceId, redirect);
        }
        show(model, inForce, typed);
        try {
            var wanted = wanted(inForce, typed);
            model.addAttribute("changes", PolicyForm.changes(inForce.policy(), wanted));
            model.addAttribute("reasons", PolicyForm.REASONS);
        } catch (PolicyFault e) {
            show(model, e);
        }
        return VIEW;
    }

    @PostMapping("/board/policy")
    String save(
            @RequestParam("practice") String practiceId,
            @RequestParam("commandId") String commandId,
            @RequestParam(name = "seen", defaultValue = "") String seen,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect,
            Model model) {
        access.practice(viewer, practiceId);
        // The same form sent again finds what it has set itself: it is one command.
        if (decisions.of(practiceId, commandId).isEmpty()) {
            var inForce = policies.of(practiceId, seen).orElse(null);
            if (inForce == null) {
                return stale(practiceId, redirect);
            }
            try {
                give(viewer, inForce, commandId, reason, wanted(inForce, typed));
            } catch (PolicyFault e) {
                show(model, inForce, typed);
                show(model, e);
                return VIEW;
            } catch (NotAcknowledgedException e) {
                redirect.addFlashAttribute("fault", BoardCommands.UNCERTAIN);
                return back(practiceId, redirect);
            }
        }
        redirect.addAttribute("done", commandId);
        return back(practiceId, redirect);
    }

    private void give(
            Staff viewer, InForce inForce, String commandId, String reason, Policy wanted) {
        actions.give(
                viewer,
                inForce.practiceId(),
                null,
                "POLICY",
                PolicyForm.reason(reason),
                null,
                new SetPolicy(
                        commandId,
                        inForce.practiceId(),
                        time.instant().truncatedTo(ChronoUnit.MILLIS),
                        Actions.actor(viewer),
                        Channel.BOARD,
                        wanted,
                        inForce.policy()));
    }

    private static Policy wanted(InForce inForce, Map<String, String> typed) {
        var wanted = PolicyForm.policy(inForce.policy(), typed);
        if (wanted.equals(inForce.policy())) {
            throw new PolicyFault("", "Nothing is different.");
        }
        return wanted;
    }

    private static void show(Model model, InForce inForce, Map<String, String> typed) {
        model.addAttribute("policy", inForce);
        model.addAttribute("groups", PolicyField.GROUPS);
        model.addAttribute("typed", typed);
    }

    private static void show(Model model, PolicyFault fault) {
        model.addAttribute("wrong", fault.path());
        model.addAttribute("fault", fault.getMessage());
    }

    private static String stale(String practiceId, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "fault",
                "The policy has changed since you opened the page, so nothing was saved. This is how it is now.");
        return back(practiceId, redirect);
    }

    private static String back(String practiceId, RedirectAttributes redirect) {
        redirect.addAttribute("practice", practiceId);
        return "redirect:/board/policy";
    }
}
