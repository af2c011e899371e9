// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.contact;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.firstsession.intake.contact.TriageDesk.Answer;
import org.firstsession.intake.contact.TriageDesk.Wanted;
import org.firstsession.intake.message.Conversations.Said;
import org.firstsession.intake.message.Triage;
import org.firstsession.intake.people.PersonReads;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The board's queue of messages. The list tells nothing of anybody; each look at a message is
 * recorded before it is shown.
 */
@Hidden
@RestController
@RequestMapping("/internal/practices/{practice}/triage")
class TriageApi {

    private final Triage triage;
    private final TriageDesk desk;
    private final PersonReads reads;

    TriageApi(Triage triage, TriageDesk desk, PersonReads reads) {
        this.triage = triage;
        this.desk = desk;
        this.reads = reads;
    }

    /** A message of the list. */
    record Line(
            UUID id,
            String reason,
            boolean urgent,
            String language,
            @Nullable UUID requestId,
            Instant cameAt) {}

    /** A message in full. */
    record Shown(
            UUID id,
            String reason,
            boolean urgent,
            String language,
            @Nullable UUID requestId,
            Instant cameAt,
            Triage.Writer writer,
            @Nullable String body,
            List<Said> transcript,
            TriageDesk.Understood understood) {
        @Override
        public String toString() {
            return "Shown[" + id + ", redacted]";
        }
    }

    /** Who wants it, and why. */
    record Asked(String viewer, String purpose) {}

    /** Words for whoever wrote, and who writes them. */
    record Reply(String viewer, String words) {
        @Override
        public String toString() {
            return "Reply[redacted]";
        }
    }

    /** What a request shall be made of, and who says so. */
    record Turned(String viewer, Wanted wanted) {
        @Override
        public String toString() {
            return "Turned[redacted]";
        }
    }

    @GetMapping
    List<Line> waiting(@PathVariable String practice) {
        return triage.waiting(practice).stream()
                .map(item ->
                        new Line(
                                item.id(),
                                item.reason().name(),
                                item.urgent(),
                                item.language().tag(),
                                item.requestId(),
                                item.cameAt()))
                .toList();
    }

    @PostMapping("/{id}/reveal")
    @Transactional
    public Shown reveal(
            @PathVariable String practice, @PathVariable UUID id, @RequestBody Asked asked) {
        var item = find(practice, id);
        reads.record(
                practice,
                stated(asked.viewer()),
                stated(asked.purpose()),
                item.requestId() == null ? List.of() : List.of(item.requestId()),
                List.of(id.toString()));
        return new Shown(
                item.id(),
                item.reason().name(),
                item.urgent(),
                item.language().tag(),
                item.requestId(),
                item.cameAt(),
                item.writer(),
                item.body(),
                desk.transcript(item),
                desk.understood(item));
    }

    @PostMapping("/{id}/reply")
    Answer reply(@PathVariable String practice, @PathVariable UUID id, @RequestBody Reply reply) {
        stated(reply.viewer());
        return desk.reply(practice, find(practice, id), stated(reply.words()));
    }

    @PostMapping("/{id}/request")
    Answer request(
            @PathVariable String practice, @PathVariable UUID id, @RequestBody Turned turned) {
        stated(turned.viewer());
        return desk.turn(practice, find(practice, id), turned.wanted());
    }

    @PostMapping("/{id}/settle")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void settle(@PathVariable String practice, @PathVariable UUID id, @RequestParam String viewer) {
        desk.settle(practice, find(practice, id), stated(viewer));
    }

    private Triage.Item find(String practice, UUID id) {
        return triage.find(practice, id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private static String stated(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new ProblemException(ProblemType.MALFORMED);
        }
        return text;
    }
}
