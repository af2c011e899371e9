// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.people;

import java.nio.file.Path;
import java.util.List;
import org.firstsession.intake.IntakeProperties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Takes therapists' names and contacts from the roster file, for those whom the vault lacks. */
@Component
class RosterNames implements InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(RosterNames.class);

    private final String roster;
    private final TherapistPeople therapists;

    RosterNames(IntakeProperties properties, TherapistPeople therapists) {
        this.roster = properties.roster();
        this.therapists = therapists;
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
        log.atInfo()
                .addKeyValue("practiceId", file.practice().practiceId())
                .addKeyValue("added", added)
                .log("roster read");
    }

    record Roster(Practice practice, List<Entry> therapists) {}

    record Practice(String practiceId) {}

    record Profile(String therapistId) {}

    record Names(
            String name,
            @Nullable String credentials,
            @Nullable String email,
            @Nullable String videoLink) {
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
                    person.videoLink());
        }
    }
}
