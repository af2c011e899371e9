// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.web;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.firstsession.notification.delivery.Alarm;
import org.firstsession.notification.oncall.OnCall;
import org.firstsession.notification.oncall.People;
import org.firstsession.notification.oncall.Person;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is on call: read and changed by the board. */
@RestController
class OnCallApi {

    private final OnCall onCall;
    private final Alarm alarm;

    OnCallApi(OnCall onCall, Alarm alarm) {
        this.onCall = onCall;
        this.alarm = alarm;
    }

    /**
     * How many are called; none means that nobody is.
     *
     * @param places where nobody has changed the rota yet
     * @param practices where somebody has, by the practice's id
     */
    record Places(int places, Map<String, Integer> practices) {}

    /**
     * A rota as it stands.
     *
     * @param week the hours of the week from Monday, 0:00, by the practice's clock
     * @param now the places of those who are called just now, the first one first
     */
    record Rota(
            long version,
            String timeZone,
            List<Person> people,
            List<People.Span> week,
            List<Integer> now) {}

    /** Another rota in the place of the one with that version. */
    record Change(UUID changeId, long version, List<Person> people) {

        Change {
            people = new People(people).all();
        }

        @Override
        public String toString() {
            return "Change[" + changeId + ", redacted]";
        }
    }

    /** How many are on call, and nobody's contact. */
    @GetMapping("/internal/on-call")
    Places places() {
        return new Places(onCall.placesOfSettings(), onCall.places());
    }

    @GetMapping("/internal/practices/{practice}/on-call")
    Rota rota(@PathVariable String practice) {
        var rota = onCall.stored(practice);
        var people = rota.people();
        var clock = LocalDateTime.ofInstant(Instant.now(), rota.zone());
        return new Rota(
                rota.version(),
                rota.zone().getId(),
                people.all(),
                people.week(),
                people.inOrder(clock).stream()
                        .map(person -> people.all().indexOf(person) + 1)
                        .toList());
    }

    /** 409 when somebody else has changed it since, and nothing is changed then. */
    @PutMapping("/internal/practices/{practice}/on-call")
    ResponseEntity<Void> change(@PathVariable String practice, @RequestBody Change change) {
        return onCall.change(
                        practice, change.changeId(), change.version(), new People(change.people()))
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.CONFLICT).build();
    }

    /** Sends a test to somebody on the list. 409 when the list is another one by now. */
    @PostMapping("/internal/practices/{practice}/on-call/tests/{id}")
    ResponseEntity<Void> test(
            @PathVariable String practice,
            @PathVariable UUID id,
            @RequestParam long version,
            @RequestParam int place) {
        var rota = onCall.stored(practice);
        var people = rota.people().all();
        if (rota.version() != version || place < 1 || place > people.size()) {
            return ResponseEntity.status(HttpStatus.CONFLICT).build();
        }
        return alarm.test(id, people.get(place - 1))
                ? ResponseEntity.noContent().build()
                : ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }
}
