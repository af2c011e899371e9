// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstsession.matching.board.action.ActionLog;
import org.firstsession.matching.board.action.Outcomes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells somebody what was decided of the command that they gave. */
@Component
@Profile("board")
public class Decisions {

    private final ActionLog actions;
    private final Outcomes outcomes;

    Decisions(ActionLog actions, Outcomes outcomes) {
        this.actions = actions;
        this.outcomes = outcomes;
    }

    /**
     * A decision in words.
     *
     * @param action what was asked for
     * @param decided false while it isn't
     * @param refusal why not; null when it was carried out
     * @param advice what to do about that
     * @param followed what happened then, in order
     */
    public record Decision(
            String action,
            boolean decided,
            @Nullable String refusal,
            @Nullable String advice,
            List<String> followed) {}

    public Optional<Decision> of(String practiceId, String commandId) {
        return actions.byCommand(practiceId, commandId)
                .map(deed -> {
                    var outcome = outcomes.of(practiceId, commandId);
                    var refusal = outcome.map(Outcomes.Outcome::refusal).orElse(null);
                    return new Decision(
                            Words.of("action", deed.action()),
                            outcome.isPresent(),
                            refusal == null ? null : Words.of("refusal", refusal),
                            refusal == null ? null : advice(refusal),
                            refusal == null ? followed(practiceId, commandId) : List.of());
                });
    }

    private static String advice(String refusal) {
        return Words.isKnown("advice." + refusal)
                ? Words.of("advice", refusal)
                : Words.of("advice.OTHERWISE");
    }

    private List<String> followed(String practiceId, String commandId) {
        return outcomes.followed(practiceId, commandId).stream()
                .map(event ->
                        Stream.concat(
                                        Stream.of(Words.of("event", event.eventType())),
                                        event.details().stream().map(Words::of))
                                .collect(Collectors.joining(": ")))
                .toList();
    }
}
