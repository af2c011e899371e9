// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.firstsession.matching.board.action.ActionKind;
import org.firstsession.matching.board.staff.Role;
import org.firstsession.matching.board.staff.Staff;
import org.firstsession.matching.log.TestPractice;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route by every role, for one's own case, another case, another practice, and somebody who
 * was erased. A route that isn't in the table fails the test, and so does a row without a route.
 */
class RightsIT extends RunningBoard {

    /** Whose a route is. */
    private enum Whose {
        ANYBODY,
        SIGNED_IN,
        /** Coordinators and clinical leads of the practice. */
        COORDINATORS,
        /** Clinical leads of the practice. */
        LEADS,
        /** Coordinators, and a therapist for what is their own. */
        CASE,
        /** The same, and a therapist, who sees the own week. */
        CALENDAR,
        /** A therapist of the practice, for what they themselves are asked. */
        THERAPISTS,
        OPS,
        ADMINISTRATORS
    }

    private enum Scenario {
        OWN,
        OTHER_CASE,
        OTHER_PRACTICE,
        ERASED
    }

    private static final Map<String, Whose> TABLE =
            Map.ofEntries(
                    Map.entry("GET /", Whose.SIGNED_IN),
                    Map.entry("GET /sign-in", Whose.ANYBODY),
                    Map.entry("GET /board", Whose.COORDINATORS),
                    Map.entry("GET /board/changes", Whose.COORDINATORS),
                    Map.entry("GET /board/messages", Whose.COORDINATORS),
                    Map.entry("POST /board/messages/{id}", Whose.COORDINATORS),
                    Map.entry("POST /board/messages/{id}/reply", Whose.COORDINATORS),
                    Map.entry("POST /board/messages/{id}/request", Whose.COORDINATORS),
                    Map.entry("POST /board/messages/{id}/settle", Whose.COORDINATORS),
                    Map.entry("POST /board/desk/{item}", Whose.COORDINATORS),
                    Map.entry("POST /board/desk/{item}/done", Whose.COORDINATORS),
                    Map.entry("POST /board/desk/{item}/accept", Whose.COORDINATORS),
                    Map.entry("GET /board/asked", Whose.THERAPISTS),
                    Map.entry("GET /board/asked/changes", Whose.THERAPISTS),
                    Map.entry("GET /board/new", Whose.COORDINATORS),
                    Map.entry("POST /board/new", Whose.COORDINATORS),
                    Map.entry("GET /board/requests/{requestId}", Whose.CASE),
                    Map.entry("POST /board/requests/{requestId}/contact", Whose.CASE),
                    Map.entry("GET /board/requests/{requestId}/assign", Whose.COORDINATORS),
                    Map.entry(
                            "POST /board/requests/{requestId}/actions/{action}",
                            Whose.COORDINATORS),
                    Map.entry("GET /board/calendar", Whose.CALENDAR),
                    Map.entry("GET /board/therapists/{therapist}", Whose.COORDINATORS),
                    Map.entry("POST /board/therapists/{therapist}/profile", Whose.COORDINATORS),
                    Map.entry("POST /board/therapists/{therapist}/delist", Whose.COORDINATORS),
                    Map.entry("GET /board/therapists/{therapist}/time-off", Whose.COORDINATORS),
                    Map.entry("POST /board/therapists/{therapist}/time-off", Whose.COORDINATORS),
                    Map.entry("GET /board/therapists/{therapist}/sick", Whose.COORDINATORS),
                    Map.entry("POST /board/therapists/{therapist}/calendar", Whose.COORDINATORS),
                    Map.entry(
                            "POST /board/therapists/{therapist}/calendar/read", Whose.COORDINATORS),
                    Map.entry(
                            "POST /board/therapists/{therapist}/calendar/remove",
                            Whose.COORDINATORS),
                    Map.entry("GET /board/closures", Whose.COORDINATORS),
                    Map.entry("GET /board/rooms", Whose.COORDINATORS),
                    Map.entry("POST /board/rooms/preview", Whose.COORDINATORS),
                    Map.entry("POST /board/rooms", Whose.COORDINATORS),
                    Map.entry("GET /board/policy", Whose.COORDINATORS),
                    Map.entry("POST /board/policy/preview", Whose.LEADS),
                    Map.entry("POST /board/policy", Whose.LEADS),
                    Map.entry("GET /board/on-call", Whose.COORDINATORS),
                    Map.entry("POST /board/on-call", Whose.COORDINATORS),
                    Map.entry("POST /board/on-call/test", Whose.COORDINATORS),
                    Map.entry("GET /board/closures/preview", Whose.COORDINATORS),
                    Map.entry("POST /board/closures", Whose.COORDINATORS),
                    Map.entry("GET /board/roster", Whose.COORDINATORS),
                    Map.entry("GET /board/roster.csv", Whose.COORDINATORS),
                    Map.entry("POST /board/roster/preview", Whose.COORDINATORS),
                    Map.entry("POST /board/roster/new", Whose.COORDINATORS),
                    Map.entry("POST /board/roster", Whose.COORDINATORS),
                    Map.entry("GET /board/overview", Whose.COORDINATORS),
                    Map.entry("GET /board/overview.csv", Whose.COORDINATORS),
                    Map.entry("GET /board/reads", Whose.OPS),
                    Map.entry("POST /board/system/rebuild", Whose.OPS),
                    Map.entry("GET /board/staff", Whose.ADMINISTRATORS),
                    Map.entry("POST /board/staff", Whose.ADMINISTRATORS),
                    Map.entry("POST /board/staff/{account}/rights", Whose.ADMINISTRATORS),
                    Map.entry("POST /board/staff/{account}/password", Whose.ADMINISTRATORS),
                    Map.entry("POST /board/staff/{account}/disabled", Whose.ADMINISTRATORS),
                    Map.entry("GET /board/account", Whose.SIGNED_IN),
                    Map.entry("POST /board/account/password", Whose.SIGNED_IN),
                    Map.entry("POST /board/account/second-step", Whose.SIGNED_IN),
                    Map.entry("POST /board/account/second-step/confirm", Whose.SIGNED_IN),
                    Map.entry("POST /board/account/sessions/end", Whose.SIGNED_IN));

    private static final String ITEM = "0192c3f0-0000-7000-8000-000000000001";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;

    private final Map<Role, Staff> people = new EnumMap<>(Role.class);
    private final Map<Scenario, String> cases = new EnumMap<>(Scenario.class);
    private Staff victim;
    private String here;
    private String elsewhere;

    @Test
    void letsEachRoleDoWhatTheTableSaysAndNothingElse() throws Exception {
        assertThat(routes()).containsExactlyInAnyOrderElementsOf(TABLE.keySet());
        try (var own = new TestPractice();
                var other = new TestPractice()) {
            setUp(own, other);
            var wrong = new TreeMap<String, String>();
            for (var route : TABLE.keySet()) {
                for (var scenario : Scenario.values()) {
                    for (var role : rolesAndNobody()) {
                        check(route, scenario, role, wrong);
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    /** One address stands for all actions, so each of them is tried by each role as well. */
    @Test
    void keepsWhatALeadDoesFromEverybodyElse() throws Exception {
        try (var own = new TestPractice();
                var other = new TestPractice()) {
            setUp(own, other);
            var wrong = new TreeMap<String, String>();
            for (var kind : ActionKind.values()) {
                for (var scenario : Scenario.values()) {
                    for (var role : rolesAndNobody()) {
                        checkAction(kind, scenario, role, wrong);
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    /**
     * Its form is empty: what needs a reason or an hour is refused for that, and changes nothing.
     */
    private void checkAction(
            ActionKind kind, Scenario scenario, @Nullable Role role, Map<String, String> wrong)
            throws Exception {
        boolean leads =
                switch (kind) {
                    case LIFT, RESTRICT -> true;
                    case OFFER_OTHERS,
                            ASSIGN,
                            MOVE,
                            CANCEL,
                            CLOSE,
                            COMPLETE,
                            SNOOZE,
                            HOLD,
                            ACCEPT,
                            DECLINE,
                            EXTEND,
                            ANSWER,
                            OUTCOME,
                            LINK,
                            UNLINK,
                            CALL,
                            ACKNOWLEDGE,
                            OWN,
                            RELEASE,
                            ERASE ->
                            false;
                };
        boolean expected =
                scenario != Scenario.OTHER_PRACTICE
                        && (role == Role.CLINICAL_LEAD
                                || role == Role.COORDINATOR && !leads
                                || isTheirAnswer(kind, scenario, role));
        var request = Objects.requireNonNull(cases.get(scenario));
        var asked =
                request(HttpMethod.POST, "/board/requests/" + request + "/actions/" + kind.code())
                        .param("practice", scenario == Scenario.OTHER_PRACTICE ? elsewhere : here)
                        .with(csrf());
        if (role != null) {
            asked.with(user(Objects.requireNonNull(people.get(role))));
        }
        var location = mvc.perform(asked).andReturn().getResponse().getRedirectedUrl();
        boolean found =
                location != null
                        && (location.startsWith("/board/requests/" + request)
                                || location.startsWith("/board/asked"));
        if (expected != found) {
            wrong.put(
                    "%s as %s, %s".formatted(kind, role, scenario),
                    found ? "is open" : "is closed");
        }
    }

    private static boolean isTheirAnswer(ActionKind kind, Scenario scenario, @Nullable Role role) {
        return kind == ActionKind.ANSWER && scenario == Scenario.OWN && role == Role.THERAPIST;
    }

    private void check(
            String route, Scenario scenario, @Nullable Role role, Map<String, String> wrong)
            throws Exception {
        boolean expected = isAllowed(TABLE.getOrDefault(route, Whose.OPS), scenario, role);
        boolean found = isOpen(route, scenario, role);
        if (expected != found) {
            wrong.put(
                    "%s as %s, %s".formatted(route, role, scenario),
                    found ? "is open" : "is closed");
        }
    }

    private static boolean isAllowed(Whose whose, Scenario scenario, @Nullable Role role) {
        boolean coordinates = role == Role.COORDINATOR || role == Role.CLINICAL_LEAD;
        boolean here = scenario != Scenario.OTHER_PRACTICE;
        return switch (whose) {
            case ANYBODY -> true;
            case SIGNED_IN -> role != null;
            case COORDINATORS -> coordinates && here;
            case LEADS -> role == Role.CLINICAL_LEAD && here;
            case CASE -> coordinates && here || role == Role.THERAPIST && scenario == Scenario.OWN;
            case THERAPISTS -> role == Role.THERAPIST && here;
            case CALENDAR -> (coordinates || role == Role.THERAPIST) && here;
            case OPS -> role == Role.OPS;
            case ADMINISTRATORS -> role == Role.ADMINISTRATOR;
        };
    }

    private boolean isOpen(String route, Scenario scenario, @Nullable Role role) throws Exception {
        var parts = route.split(" ");
        var path =
                parts[1].replace("{requestId}", Objects.requireNonNull(cases.get(scenario)))
                        .replace("{action}", "call")
                        .replace("{therapist}", "zoe")
                        .replace("{id}", freshId())
                        .replace("{item}", ITEM)
                        .replace("{account}", victim.accountId().toString());
        var asked =
                request(HttpMethod.valueOf(parts[0]), path)
                        .param("practice", scenario == Scenario.OTHER_PRACTICE ? elsewhere : here)
                        .param("commandId", freshId())
                        .param("key", freshId())
                        .param("reason", "REACHED")
                        .param("from", "2099-01-01T09:00")
                        .param("to", "2099-01-01T10:00")
                        .param("username", "")
                        .param("displayName", "")
                        .param("now", "")
                        .param("next", "")
                        .param("code", "")
                        .param("disabled", "false")
                        .param("words", "")
                        .with(csrf());
        if (role != null) {
            asked.with(user(Objects.requireNonNull(people.get(role))));
        }
        var answer = mvc.perform(asked).andReturn().getResponse();
        var location = answer.getRedirectedUrl();
        boolean toSignIn = role == null && location != null && location.endsWith("/sign-in");
        return !toSignIn && (answer.getStatus() == 200 || answer.getStatus() == 302);
    }

    private void setUp(TestPractice own, TestPractice other) throws Exception {
        here = own.id;
        elsewhere = other.id;
        own.open("ana", "zoe");
        other.open("zoe");
        for (var role : Role.values()) {
            people.put(role, staff(here, role == Role.THERAPIST ? "ana" : null, role));
        }
        victim = staff(here, null, Role.COORDINATOR);
        cases.put(Scenario.OWN, booked(own, "ana"));
        cases.put(Scenario.OTHER_CASE, booked(own, "zoe"));
        cases.put(Scenario.ERASED, erased(booked(own, "zoe")));
        var foreign = other.sendRequests(1).getFirst().getRequestId();
        awaitState(foreign, "OFFERED");
        cases.put(Scenario.OTHER_PRACTICE, foreign);
        leaveAtDesk(here, Objects.requireNonNull(cases.get(Scenario.OWN)));
        leaveAtDesk(elsewhere, foreign);
    }

    private static void leaveAtDesk(String practice, String request) {
        INTAKE.answers(
                "/internal/practices/" + practice + "/desk",
                List.of(
                        Map.of(
                                "itemId",
                                ITEM,
                                "requestId",
                                request,
                                "matter",
                                "PARTNER_ASKS",
                                "words",
                                true,
                                "form",
                                true,
                                "cameAt",
                                "2026-11-27T18:00:00Z",
                                "dueAt",
                                "2026-11-27T22:00:00Z")));
    }

    private String booked(TestPractice practice, String therapist) throws Exception {
        var asked = practice.sendRequests(1).getFirst();
        var request = asked.getRequestId();
        awaitState(request, "OFFERED");
        accept(
                Objects.requireNonNull(people.get(Role.COORDINATOR)),
                practice.id,
                request,
                therapist);
        awaitState(request, "CONFIRMED");
        return request;
    }

    private String erased(String request) throws Exception {
        var person =
                value("SELECT person_id FROM participant WHERE request_id = ? LIMIT 1", request);
        INTAKE.answers(
                "/internal/practices/%s/requests/%s/people/%s/erase"
                        .formatted(here, request, person),
                Map.of());
        send(
                Objects.requireNonNull(people.get(Role.COORDINATOR)),
                "/board/requests/" + request + "/actions/erase",
                "practice",
                here,
                "commandId",
                freshId(),
                "reason",
                "PERSON_ASKED");
        assertThat(
                        value(
                                "SELECT reason_code FROM staff.action WHERE request_id = ?"
                                        + " AND action = 'ERASE'",
                                request))
                .isEqualTo("PERSON_ASKED");
        return request;
    }

    private List<String> routes() {
        var routes = new ArrayList<String>();
        mappings.getHandlerMethods()
                .forEach((info, method) -> {
                    for (var pattern : info.getPatternValues()) {
                        for (var verb : info.getMethodsCondition().getMethods()) {
                            if (!pattern.startsWith("/error")) {
                                routes.add(verb + " " + pattern);
                            }
                        }
                    }
                });
        return routes;
    }

    private static List<@Nullable Role> rolesAndNobody() {
        var roles = new ArrayList<@Nullable Role>(List.of(Role.values()));
        roles.add(null);
        return roles;
    }
}
