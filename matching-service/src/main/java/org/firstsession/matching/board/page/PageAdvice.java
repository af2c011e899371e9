// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.firstsession.matching.board.action.ActionKind;
import org.firstsession.matching.board.feed.FeedRound;
import org.firstsession.matching.board.oncall.OnCall;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.schemas.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What every page needs: who looks, in which practice, and words for codes. */
@ControllerAdvice
@Profile("board")
class PageAdvice {

    private final OnCall onCall;
    private final QueueQueries queries;
    private final FeedRound feeds;

    PageAdvice(OnCall onCall, QueueQueries queries, FeedRound feeds) {
        this.onCall = onCall;
        this.queries = queries;
        this.feeds = feeds;
    }

    @ModelAttribute("me")
    @Nullable Staff me(@AuthenticationPrincipal @Nullable Staff viewer) {
        return viewer;
    }

    /** Where none is named, links lead to the first one that the viewer works for. */
    @ModelAttribute("practiceId")
    @Nullable String practiceId(
            @AuthenticationPrincipal @Nullable Staff viewer,
            @RequestParam(name = "practice", required = false) @Nullable String practice) {
        return practice != null || viewer == null
                ? practice
                : queries.practices().stream()
                        .map(Practice::id)
                        .filter(viewer::worksFor)
                        .findFirst()
                        .orElse(null);
    }

    /** A banner on every page says so: a worry in the night would wait until somebody looks. */
    @ModelAttribute("nobodyOnCall")
    boolean nobodyOnCall(
            @AuthenticationPrincipal @Nullable Staff viewer,
            @RequestParam(name = "practice", required = false) @Nullable String practice) {
        return viewer != null && onCall.isNobody(viewer, practice);
    }

    /**
     * By practice, for how many therapists it isn't known any more when they are busy elsewhere.
     */
    @ModelAttribute("staleCalendars")
    Map<String, Integer> staleCalendars() {
        return feeds.stale();
    }

    @ModelAttribute("words")
    ForPages words() {
        return new ForPages();
    }

    /** The catalogue as templates reach it. */
    public static final class ForPages {

        public String of(String kind, String code) {
            return Words.of(kind, code);
        }

        /** The codes of an action's reasons. */
        public List<String> reasons(String action) {
            return ActionKind.valueOf(action).reasons();
        }

        /** The id of a form: sent twice, it is one command. */
        public String freshId() {
            return UuidV7.at(Instant.now()).toString();
        }
    }
}
