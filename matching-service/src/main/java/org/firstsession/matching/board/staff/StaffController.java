// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.staff;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The accounts of staff, for administrators. */
@Controller
@Profile("board")
class StaffController {

    private static final String HOME = "redirect:/board/staff";
    private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{1,39}");

    private final Accounts accounts;
    private final PasswordEncoder encoder;
    private final InstantSource time;

    StaffController(
            Accounts accounts,
            PasswordEncoder encoder,
            @Qualifier("boardTime") InstantSource boardTime) {
        this.accounts = accounts;
        this.encoder = encoder;
        this.time = boardTime;
    }

    @GetMapping("/board/staff")
    String staff(Model model) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("roles", Role.values());
        return "board/staff";
    }

    /** Adds somebody, with a password for one sign-in that is shown this once. */
    @PostMapping("/board/staff")
    String add(
            @RequestParam("username") String username,
            @RequestParam("displayName") String displayName,
            @RequestParam(name = "role", defaultValue = "") List<String> roles,
            @RequestParam(name = "practices", defaultValue = "*") String practices,
            @RequestParam(name = "therapistId", required = false) @Nullable String therapistId,
            RedirectAttributes redirect) {
        var name = username.strip().toLowerCase(Locale.ROOT);
        var chosen = roles(roles);
        var fault = fault(name, displayName, chosen, therapistId);
        if (fault != null) {
            redirect.addFlashAttribute("fault", fault);
            return HOME;
        }
        var password = Passwords.oneTime();
        boolean added =
                accounts.add(
                        new Staff(
                                UUID.randomUUID(),
                                name,
                                displayName.strip(),
                                chosen,
                                practices(practices),
                                blankToNull(therapistId),
                                true,
                                false),
                        SignIn.hash(encoder, password));
        if (added) {
            shown(redirect, name, password);
        } else {
            redirect.addFlashAttribute("fault", "That name is taken.");
        }
        return HOME;
    }

    @PostMapping("/board/staff/{account}/rights")
    String rights(
            @PathVariable("account") UUID accountId,
            @RequestParam(name = "role", defaultValue = "") List<String> roles,
            @RequestParam(name = "practices", defaultValue = "*") String practices,
            @RequestParam(name = "therapistId", required = false) @Nullable String therapistId,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        var account = known(accountId);
        var chosen = roles(roles);
        var fault = fault(account.username(), account.displayName(), chosen, therapistId);
        if (fault == null
                && viewer.accountId().equals(accountId)
                && !chosen.contains(Role.ADMINISTRATOR)) {
            fault = "Ask another administrator to take this role from you.";
        }
        if (fault != null) {
            redirect.addFlashAttribute("fault", fault);
        } else {
            accounts.setRights(
                    accountId,
                    chosen,
                    practices(practices),
                    blankToNull(therapistId),
                    time.instant());
        }
        return HOME;
    }

    @PostMapping("/board/staff/{account}/password")
    String password(@PathVariable("account") UUID accountId, RedirectAttributes redirect) {
        var account = known(accountId);
        var password = Passwords.oneTime();
        accounts.setPassword(accountId, SignIn.hash(encoder, password), true, time.instant());
        accounts.removeSecondStep(accountId, time.instant());
        shown(redirect, account.username(), password);
        return HOME;
    }

    @PostMapping("/board/staff/{account}/disabled")
    String disable(
            @PathVariable("account") UUID accountId,
            @RequestParam("disabled") boolean disabled,
            @AuthenticationPrincipal Staff viewer,
            RedirectAttributes redirect) {
        known(accountId);
        if (viewer.accountId().equals(accountId)) {
            redirect.addFlashAttribute("fault", "Ask another administrator to close your account.");
        } else {
            accounts.setDisabled(accountId, disabled, time.instant());
        }
        return HOME;
    }

    private static void shown(RedirectAttributes redirect, String username, String password) {
        redirect.addFlashAttribute("oneTimeName", username);
        redirect.addFlashAttribute("oneTimePassword", password);
    }

    private Staff known(UUID accountId) {
        return accounts.byId(accountId)
                .map(Accounts.Account::staff)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static @Nullable String fault(
            String username, String displayName, Set<Role> roles, @Nullable String therapistId) {
        if (!USERNAME.matcher(username).matches()) {
            return "A name to sign in with has 2 to 40 letters, digits, dots and dashes.";
        }
        if (displayName.isBlank() || displayName.length() > 100) {
            return "Say who this is.";
        }
        if (roles.isEmpty()) {
            return "Choose at least one role.";
        }
        return roles.contains(Role.THERAPIST) && blankToNull(therapistId) == null
                ? "A therapist's account needs the therapist's id."
                : null;
    }

    private static Set<Role> roles(List<String> names) {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : Role.values()) {
            if (names.contains(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }

    private static List<String> practices(String typed) {
        var ids =
                Arrays.stream(typed.split("[,\\s]+"))
                        .filter(id -> !id.isBlank())
                        .distinct()
                        .toList();
        return ids.isEmpty() ? List.of(Staff.ALL_PRACTICES) : ids;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
