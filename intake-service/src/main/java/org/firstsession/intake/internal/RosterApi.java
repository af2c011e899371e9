// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.internal;

import java.util.List;
import java.util.UUID;
import org.firstsession.intake.people.PersonReads;
import org.firstsession.intake.people.RosterImports;
import org.firstsession.intake.people.TherapistPeople;
import org.firstsession.intake.people.TherapistPerson;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The therapists of a practice as people: the whole roster, and imports of it. */
@RestController
@RequestMapping("/internal/practices/{practice}")
class RosterApi {

    private final TherapistPeople therapists;
    private final RosterImports imports;
    private final PersonReads reads;

    RosterApi(TherapistPeople therapists, RosterImports imports, PersonReads reads) {
        this.therapists = therapists;
        this.imports = imports;
        this.reads = reads;
    }

    /** Who asks, and why. */
    record Asked(@Nullable String viewer, @Nullable String purpose) {}

    /** Everybody of the roster. */
    record Roster(List<TherapistPerson> therapists) {
        @Override
        public String toString() {
            return "Roster[redacted]";
        }
    }

    /** Therapists to keep, and who brought them. */
    record Brought(@Nullable String viewer, @Nullable List<TherapistPerson> therapists) {
        @Override
        public String toString() {
            return "Brought[redacted]";
        }
    }

    @PostMapping("/therapists/read")
    @Transactional
    Roster read(@PathVariable String practice, @RequestBody Asked asked) {
        var all = therapists.all(practice);
        if (!all.isEmpty()) {
            reads.record(
                    practice,
                    stated(asked.viewer()),
                    stated(asked.purpose()),
                    List.of(),
                    all.stream().map(TherapistPerson::therapistId).toList());
        }
        return new Roster(all);
    }

    /** Keeps the people of an import; nothing of it shows before it is applied. */
    @PostMapping("/roster-imports/{importId}")
    void keep(
            @PathVariable String practice,
            @PathVariable UUID importId,
            @RequestBody Brought brought) {
        var people = brought.therapists();
        if (people == null) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        people.forEach(person -> {
            stated(person.therapistId());
            stated(person.name());
        });
        imports.keep(practice, importId, stated(brought.viewer()), people);
    }

    /** Applies an import, once however often it is asked; what isn't kept any more is gone. */
    @PostMapping("/roster-imports/{importId}/apply")
    void apply(@PathVariable String practice, @PathVariable UUID importId) {
        if (!imports.apply(practice, importId)) {
            throw new ProblemException(ProblemType.GONE);
        }
    }

    /** What nobody is named for is something that nobody can account for. */
    private static String stated(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        return text;
    }
}
