// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.time.InstantSource;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own account: password, second factor, and the end of all one's sessions. */
@Controller
@Profile("board")
class AccountController {

    private static final String HOME = "redirect:/board/account";

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final InstantSource time;

    AccountController(
            Accounts accounts,
            PasswordEncoder encoder,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.time = boardTime;
    }

    @GetMapping("/board/account")
    String account(
            @RequestParam(name = "first", required = false) @Nullable String first,
            @AuthenticationPrincipal Staff viewer,
            Model model) {
        var pending = accounts.byId(viewer.accountId()).orElseThrow().totpPending();
        model.addAttribute("first", first);
        if (pending != null) {
            model.addAttribute("secret", Totp.base32(pending));
            model.addAttribute("uri", Totp.uri(pending, viewer.username()));
        }
        return "board/account";
    }

    @PostMapping("/board/account/password")
    String password(
            @RequestParam("now") String now,
            @RequestParam("next") String next,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        var account = accounts.byId(viewer.accountId()).orElseThrow();
        var fault =
                encoder.matches(now, account.passwordHash())
                        ? Passwords.fault(next, viewer.username())
                        : "That isn't the present password.";
        if (fault != null) {
            redirect.addFlashAttribute("fault", fault);
            return HOME;
        }
        accounts.setPassword(viewer.accountId(), SignIn.hash(encoder, next), false, time.instant());
        return "redirect:/sign-in?changed";
    }

    @PostMapping("/board/account/second-step")
    String begin(@AuthenticationPrincipal Staff viewer) {
        accounts.beginSecondStep(viewer.accountId(), Passwords.secret());
        return HOME;
    }

    @PostMapping("/board/account/second-step/confirm")
    String confirm(
            @RequestParam("code") String code,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        var account = accounts.byId(viewer.accountId()).orElseThrow();
        var pending = account.totpPending();
        var step =
                pending == null
                        ? OptionalLong.empty()
                        : Totp.accepted(pending, code, time.instant(), account.lastStep());
        if (step.isEmpty()) {
            redirect.addFlashAttribute(
                    "fault", "That code doesn't match. Codes change every 30 seconds.");
        } else {
            accounts.finishSecondStep(viewer.accountId(), step.getAsLong());
            redirect.addFlashAttribute("done", "The second step is set up.");
        }
        return HOME;
    }

    @PostMapping("/board/account/sessions/end")
    String endSessions(@AuthenticationPrincipal Staff viewer) {
        accounts.endSessions(viewer.accountId(), time.instant());
        return "redirect:/sign-in?left";
    }
}
