// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.firstsession.intake.IntakeProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes from the roster file therapists' names and contacts, for those whom the vault lacks, and
 * the ways into offices.
 */
@Component
class RosterNames implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(RosterNames.class);

    private final String roster;
    private final TherapistPeople therapists;
    private final Arrivals arrivals;

    RosterNames(IntakeProperties properties, TherapistPeople therapists, Arrivals arrivals) {
        this.roster = properties.roster();
        this.therapists = therapists;
        this.arrivals = arrivals;
    }

    @Override
    public void afterPropertiesSet() {
        if (roster.isBlank()) {
            return;
        }
        // Everything but names is matching-service's to read.
        var file =
                JsonMapper.builder()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build()
                        .readValue(Path.of(roster), Roster.class);
        long added =
                file.therapists().stream()
                        .filter(entry ->
                                therapists.addUnknown(
                                        file.practice().practiceId(), entry.toPerson()))
                        .count();
        for (var way : Objects.requireNonNullElse(file.arrivals(), List.<Way>of())) {
            arrivals.keep(
                    file.practice().practiceId(),
                    way.officeId(),
                    new Arrival(way.door(), way.parking(), way.directions()));
        }
        log.atInfo()
                .addKeyValue("practiceId", file.practice().practiceId())
                .addKeyValue("added", added)
                .log("roster read");
    }

    record Roster(Practice practice, List<Entry> therapists, @Nullable List<Way> arrivals) {}

    record Way(
            String officeId,
            @Nullable String door,
            @Nullable String parking,
            @Nullable String directions) {
        @Override
        public String toString() {
            return "Way[redacted]";
        }
    }

    record Practice(String practiceId) {}

    record Profile(String therapistId) {}

    record Names(
            String name,
            @Nullable String credentials,
            @Nullable String email,
            @Nullable String videoLink,
            @Nullable String supervisor) {
        @Override
        public String toString() {
            return "Names[redacted]";
        }
    }

    record Entry(Profile profile, Names person) {
        TherapistPerson toPerson() {
            return new TherapistPerson(
                    profile.therapistId(),
                    person.name(),
                    person.credentials(),
                    person.email(),
                    person.videoLink(),
                    person.supervisor());
        }
    }
}
