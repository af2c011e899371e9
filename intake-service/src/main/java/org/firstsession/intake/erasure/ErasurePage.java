// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.erasure;

import java.net.URI;
import org.firstsession.intake.client.PageAccess;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.link.Links;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own wish to be erased, and its undoing. */
@Controller
@RequestMapping({"/r/{requestId}", "/j/{requestId}"})
class ErasurePage {

    private final PageAccess holders;
    private final ErasureLedger erasures;
    private final ErasureWork work;

    ErasurePage(PageAccess holders, ErasureLedger erasures, ErasureWork work) {
        this.holders = holders;
        this.erasures = erasures;
        this.work = work;
    }

    @PostMapping("/erase")
    ResponseEntity<Void> erase(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token,
            @RequestParam(defaultValue = "") String sure) {
        var access = holders.of(requestId, token);
        if (!sure.equals("yes")) {
            return back(access, "?problem=not-sure");
        }
        work.ask(access);
        return back(access, "");
    }

    @PostMapping("/keep")
    ResponseEntity<Void> keep(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token) {
        var access = holders.of(requestId, token);
        return back(access, erasures.undo(access.personId()) ? "?done=keep" : "");
    }

    private static ResponseEntity<Void> back(Access access, String query) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(Links.pageBase(access) + query))
                .build();
    }
}
