// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board.people;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The internal API of intake-service. */
public final class IntakeClient implements People {

    private static final Duration CONNECT = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final RestClient client;

    public IntakeClient(URI intakeUrl, String internalToken) {
        this.client = client(intakeUrl, internalToken);
    }

    static RestClient client(URI intakeUrl, String internalToken) {
        var requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .connectTimeout(CONNECT)
                                .version(HttpClient.Version.HTTP_1_1)
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .build());
        requests.setReadTimeout(ANSWER);
        return RestClient.builder()
                .baseUrl(intakeUrl)
                .requestFactory(requests)
                .defaultHeaders(headers -> headers.setBearerAuth(internalToken))
                .build();
    }

    @Override
    public Names names(
            String practiceId,
            String viewer,
            Collection<String> requestIds,
            Collection<String> therapistIds) {
        var question =
                new NamesQuestion(
                        viewer, "board", List.copyOf(requestIds), List.copyOf(therapistIds));
        return answered(() -> {
            var answer =
                    client.post()
                            .uri("/internal/practices/{practice}/names", practiceId)
                            .body(question)
                            .retrieve()
                            .body(NamesAnswer.class);
            return answer == null ? Names.NONE : answer.names();
        });
    }

    @Override
    public Optional<Contact> contact(String practiceId, String requestId, String viewer) {
        return answered(() -> {
            var asked = new ContactQuestion(viewer, "contact");
            try {
                var contact = asked(practiceId, requestId, "reveal", asked, Contact.class);
                if (contact == null) {
                    return Optional.empty();
                }
                var notes = asked(practiceId, requestId, "notes/read", asked, NotesAnswer.class);
                return Optional.of(
                        new Contact(
                                contact.people(),
                                contact.message(),
                                notes == null ? null : notes.notes()));
            } catch (HttpClientErrorException.NotFound | HttpClientErrorException.Gone e) {
                return Optional.empty();
            }
        });
    }

    private <T> @Nullable T asked(
            String practiceId, String requestId, String path, Object body, Class<T> type) {
        return client.post()
                .uri(
                        "/internal/practices/{practice}/requests/{request}/" + path,
                        practiceId,
                        requestId)
                .body(body)
                .retrieve()
                .body(type);
    }

    @Override
    public List<ContactRules> contactRules(String practiceId, String requestId) {
        return answered(() -> {
            var answer =
                    client.get()
                            .uri(
                                    "/internal/practices/{practice}/requests/{request}/contact-rules",
                                    practiceId,
                                    requestId)
                            .retrieve()
                            .body(RulesAnswer.class);
            return answer == null || answer.people() == null ? List.of() : answer.people();
        });
    }

    @Override
    public List<String> search(String practiceId, String text, String viewer) {
        return answered(() -> {
            var answer =
                    client.post()
                            .uri("/internal/practices/{practice}/search", practiceId)
                            .body(new SearchQuestion(viewer, "board search", text))
                            .retrieve()
                            .body(SearchAnswer.class);
            return answer == null ? List.of() : answer.ids();
        });
    }

    @Override
    public void note(
            String practiceId, String requestId, String noteId, String author, String text) {
        answered(() ->
                client.post()
                        .uri(
                                "/internal/practices/{practice}/requests/{request}/notes",
                                practiceId,
                                requestId)
                        .body(new NoteKept(noteId, author, text))
                        .retrieve()
                        .toBodilessEntity());
    }

    @Override
    public List<Duplicate> duplicates(String practiceId, String requestId, String viewer) {
        return answered(() -> {
            var question = new ContactQuestion(viewer, "duplicates");
            var answer =
                    asked(practiceId, requestId, "duplicates", question, DuplicatesAnswer.class);
            return answer == null || answer.duplicates() == null ? List.of() : answer.duplicates();
        });
    }

    @Override
    public Worries worries(String practiceId, String requestId, String viewer) {
        return answered(() -> {
            var question = new ContactQuestion(viewer, "worries");
            var answer = asked(practiceId, requestId, "worries", question, Worries.class);
            return answer == null ? new Worries(null, null) : answer;
        });
    }

    @Override
    public void erase(String practiceId, String requestId, String personId, String viewer) {
        answered(() -> {
            try {
                return client.post()
                        .uri(
                                "/internal/practices/{practice}/requests/{request}/people/{person}/erase",
                                practiceId,
                                requestId,
                                personId)
                        .body(new ContactQuestion(viewer, "erasure"))
                        .retrieve()
                        .toBodilessEntity();
            } catch (HttpClientErrorException.NotFound | HttpClientErrorException.Gone e) {
                // Somebody was faster: there is nobody left to erase.
                return ResponseEntity.ok().build();
            }
        });
    }

    @Override
    public Accepted request(
            String practiceId, String key, Map<String, Object> body, String viewer) {
        return answered(() ->
                accepted(() ->
                        client.post()
                                .uri("/internal/practices/{practice}/requests", practiceId)
                                .header("Idempotency-Key", key)
                                .header("X-Viewer", viewer)
                                .body(body)));
    }

    @Override
    public List<TherapistPerson> roster(String practiceId, String viewer, String purpose) {
        return answered(() -> {
            var answer =
                    client.post()
                            .uri("/internal/practices/{practice}/therapists/read", practiceId)
                            .body(new ContactQuestion(viewer, purpose))
                            .retrieve()
                            .body(RosterAnswer.class);
            return answer == null || answer.therapists() == null ? List.of() : answer.therapists();
        });
    }

    @Override
    public void keepImport(
            String practiceId, String importId, String viewer, List<TherapistPerson> therapists) {
        answered(() ->
                client.post()
                        .uri(
                                "/internal/practices/{practice}/roster-imports/{import}",
                                practiceId,
                                importId)
                        .body(new RosterBrought(viewer, therapists))
                        .retrieve()
                        .toBodilessEntity());
    }

    @Override
    public boolean applyImport(String practiceId, String importId) {
        return answered(() -> {
            try {
                client.post()
                        .uri(
                                "/internal/practices/{practice}/roster-imports/{import}/apply",
                                practiceId,
                                importId)
                        .retrieve()
                        .toBodilessEntity();
                return true;
            } catch (HttpClientErrorException.Gone e) {
                return false;
            }
        });
    }

    /** Hands in what shall become a request. */
    static Accepted accepted(Supplier<RestClient.RequestBodySpec> handedIn) {
        try {
            var answer = handedIn.get().retrieve().body(RequestAnswer.class);
            if (answer == null) {
                throw new RestClientException("no answer");
            }
            return new Accepted.Request(answer.requestId());
        } catch (HttpClientErrorException.UnprocessableContent
                | HttpClientErrorException.BadRequest e) {
            var problem = e.getResponseBodyAs(ProblemAnswer.class);
            return new Accepted.Faults(problem == null ? Map.of() : problem.byField());
        }
    }

    /** What an answer gives, or that there was none that can be used. */
    static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (RestClientException e) {
            throw new PeopleUnavailableException(e);
        }
    }

    private record NamesQuestion(
            String viewer, String purpose, List<String> requestIds, List<String> therapistIds) {}

    private record NamesAnswer(
            @Nullable Map<String, String> requests, @Nullable Map<String, String> therapists) {

        Names names() {
            return new Names(
                    requests == null ? Map.of() : requests,
                    therapists == null ? Map.of() : therapists);
        }

        @Override
        public String toString() {
            return "NamesAnswer[]";
        }
    }

    private record ContactQuestion(String viewer, String purpose) {}

    private record NotesAnswer(@Nullable List<Contact.Note> notes) {}

    private record RulesAnswer(@Nullable List<ContactRules> people) {}

    private record SearchQuestion(String viewer, String purpose, String text) {
        @Override
        public String toString() {
            return "SearchQuestion[]";
        }
    }

    private record SearchAnswer(@Nullable List<String> requestIds) {
        List<String> ids() {
            return requestIds == null ? List.of() : requestIds;
        }
    }

    private record NoteKept(String noteId, String author, String text) {
        @Override
        public String toString() {
            return "NoteKept[" + noteId + "]";
        }
    }

    private record RosterAnswer(@Nullable List<TherapistPerson> therapists) {}

    private record RosterBrought(String viewer, List<TherapistPerson> therapists) {}

    private record DuplicatesAnswer(@Nullable List<Duplicate> duplicates) {}

    private record RequestAnswer(String requestId) {}

    private record ProblemAnswer(@Nullable List<Fault> errors) {
        Map<String, String> byField() {
            var faults = new LinkedHashMap<String, String>();
            if (errors != null) {
                errors.forEach(fault -> faults.putIfAbsent(fault.field(), fault.message()));
            }
            return faults;
        }
    }

    private record Fault(String field, String message) {}
}
