// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.firstsession.intake.people.Whereabouts;
import org.firstsession.intake.request.Fields;
import org.firstsession.intake.request.UsStates;
import org.firstsession.intake.request.WeeklyTimes;
import org.firstsession.intake.web.FieldError;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.firstsession.types.Choice;
import org.firstsession.types.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads what goes with an action; the pages' forms are read as the API's bodies are. */
final class DetailsReader {

    private static final int LONGEST_OPTION_ID = 200;
    private static final int LONGEST_WHEREABOUTS = 500;

    /** The word that takes an outcome back. */
    static final String NONE = "none";

    private static final Map<String, Optional<Outcome>> OUTCOMES =
            Map.of(
                    "attended",
                    Optional.of(Outcome.ATTENDED),
                    "late",
                    Optional.of(Outcome.LATE),
                    "no-show",
                    Optional.of(Outcome.NO_SHOW),
                    "nobody-there",
                    Optional.of(Outcome.NOBODY_THERE),
                    NONE,
                    Optional.empty());
    private static final Map<String, Choice> CHOICES =
            Map.of(
                    "continue", Choice.CONTINUE,
                    "another-therapist", Choice.ANOTHER_THERAPIST,
                    "stop", Choice.STOP);

    private DetailsReader() {}

    /**
     * The details.
     *
     * @throws ProblemException {@code invalid-request} with all fields that can't be used
     */
    static Details read(Action action, ObjectNode body) {
        var errors = new ArrayList<FieldError>();
        var details = read(action, new Fields(body, "", errors));
        if (details == null || !errors.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, errors);
        }
        return details;
    }

    private static @Nullable Details read(Action action, Fields fields) {
        return switch (action) {
            case ACCEPT -> option(fields);
            case RESCHEDULE -> times(fields);
            case WHEREABOUTS -> seat(fields);
            case OUTCOME -> {
                var outcome = fields.requiredChoice("outcome", OUTCOMES);
                yield outcome == null ? null : new Details.Went(outcome.orElse(null));
            }
            case CHOICE -> {
                var choice = fields.requiredChoice("choice", CHOICES);
                yield choice == null ? null : new Details.Wanted(choice);
            }
            case DECLINE, EXTEND, OPTIONS, CONTINUE_ALONE, WITHDRAW, CANCEL ->
                    new Details.Nothing();
        };
    }

    private static @Nullable Details option(Fields fields) {
        var optionId = fields.requiredText("optionId");
        if (optionId != null && optionId.length() > LONGEST_OPTION_ID) {
            fields.error("optionId", "too-long");
        }
        return optionId == null ? null : new Details.Option(optionId);
    }

    private static Details times(Fields fields) {
        var times = WeeklyTimes.read(fields);
        boolean other = Boolean.TRUE.equals(fields.truth("otherTherapist"));
        fields.refuseOthers();
        return new Details.Times(times, other);
    }

    private static @Nullable Details seat(Fields fields) {
        var state = fields.requiredText("state");
        if (state != null && !UsStates.NAMES.containsKey(state)) {
            fields.error("state", "not-a-state");
        }
        var whereabouts =
                new Whereabouts(words(fields, "address"), words(fields, "emergencyContact"));
        fields.refuseOthers();
        return state == null ? null : new Details.Seat(state, whereabouts);
    }

    private static @Nullable String words(Fields fields, String name) {
        var words = fields.text(name);
        if (words == null || words.isBlank()) {
            return null;
        }
        if (words.length() > LONGEST_WHEREABOUTS) {
            fields.error(name, "too-long");
        } else if (words.codePoints()
                .anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r')) {
            fields.error(name, "control-characters");
        }
        return words.strip();
    }
}
