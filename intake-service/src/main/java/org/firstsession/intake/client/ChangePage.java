// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.net.URI;
import java.util.Arrays;
import org.firstsession.intake.Ids;
import org.firstsession.intake.link.Links;
import org.firstsession.intake.request.ChangedNeeds;
import org.firstsession.intake.request.ChangedRequests;
import org.firstsession.intake.view.Fit.Opening;
import org.firstsession.intake.view.RequestCase.State;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.DayPart;
import org.firstsession.types.Relaxation;
import org.firstsession.types.Weekday;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the engine said would open up more, by one click. */
@Controller
@RequestMapping("/r/{requestId}/change")
class ChangePage {

    private final PageAccess holders;
    private final ClientViews views;
    private final ChangedRequests changes;
    private final Links links;

    ChangePage(PageAccess holders, ClientViews views, ChangedRequests changes, Links links) {
        this.holders = holders;
        this.views = views;
        this.changes = changes;
        this.links = links;
    }

    /** Only what was offered as a change can be one. */
    @PostMapping
    ResponseEntity<Void> change(
            @PathVariable String requestId,
            @CookieValue(name = PageAccess.COOKIE, required = false) @Nullable String token,
            @RequestParam String key,
            @RequestParam String relaxation,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String part) {
        var access = holders.of(requestId, token);
        var stands = views.stands(access);
        var fit = stands.fit();
        if (!access.role().equals(Links.CLIENT)
                || stands.state() != State.WAITLISTED
                || fit == null
                || fit.openings().stream().noneMatch(one -> is(one, relaxation, day, part))) {
            return to(Links.pageBase(access) + "?problem=refused");
        }
        var id = Ids.parse(key).orElseThrow(() -> new ProblemException(ProblemType.MALFORMED));
        var anew =
                changes.change(
                        access,
                        id,
                        new ChangedNeeds(
                                Relaxation.valueOf(relaxation),
                                named(Weekday.class, day),
                                named(DayPart.class, part)));
        return to(links.pagePath(anew));
    }

    private static boolean is(Opening one, String relaxation, String day, String part) {
        return one.relaxation().equals(relaxation)
                && day.equals(one.day() == null ? "" : one.day())
                && part.equals(one.part() == null ? "" : one.part());
    }

    private static <E extends Enum<E>> @Nullable E named(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static ResponseEntity<Void> to(String path) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(path)).build();
    }
}
