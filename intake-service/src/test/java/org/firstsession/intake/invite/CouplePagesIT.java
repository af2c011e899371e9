// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.firstsession.commands.DeclineInvitation;
import org.firstsession.commands.JoinRequest;
import org.firstsession.commands.RaiseSafetyConcern;
import org.firstsession.commands.RequestTrial;
import org.firstsession.commands.WithdrawRequest;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.people.Invitations;
import org.firstsession.intake.people.People;
import org.firstsession.intake.request.ValidRequest;
import org.firstsession.intake.running.ApiClient;
import org.firstsession.intake.running.ApiClient.Answer;
import org.firstsession.intake.running.PageVisitor;
import org.firstsession.intake.running.PracticeLog;
import org.firstsession.intake.running.RunningService;
import org.firstsession.types.FormatWish;
import org.firstsession.types.SafetyScope;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pages of two people, without script. */
class CouplePagesIT extends RunningService {

    private static final Instant DEADLINE = Instant.now().plusSeconds(400_000);

    private final ApiClient client = new ApiClient(URL);
    private final String practice = "couple-pages-" + UUID.randomUUID();
    private final PageVisitor asker = new PageVisitor();
    private final PageVisitor partner = new PageVisitor();
    private PracticeLog log;
    private Answer accepted;
    @Autowired private People people;
    @Autowired private Invitations invitations;
    @Autowired private Desk desk;
    @Autowired private ReminderRounds rounds;
    @Autowired private JdbcClient jdbc;

    @BeforeEach
    void open() {
        log = openPractice(practice);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void invitationSaysWhoInvitesOnlyWhenTheyAgreed() {
        invite("{\"invitation\": {\"saysWhoInvites\": true}}");
        assertThat(partner.open(accepted.link("invite")).body())
                .contains("Alex invites you to one session", "tel:988", "Leave quickly")
                .doesNotContain("Doe", "alex@example.com", "after work", "94110");
    }

    @Test
    void invitationNamesNobodyWhoDidntAgree() {
        invite("{}");

        assertThat(partner.open(accepted.link("invite")).body())
                .contains("You are invited to one session")
                .doesNotContain("Alex");
    }

    @Test
    void invitationSpeaksTheLanguageThatTheAskerChose() {
        invite("{\"invitation\": {\"language\": \"es\"}}");

        assertThat(partner.open(accepted.link("invite")).body())
                .contains("Le invitan a una sesión", "lang=\"es\"", "Salir rápido");
    }

    @Test
    void joinsStepByStep() {
        invite("{}");
        partner.open(accepted.link("invite"));
        partner.open(URL + "/invite/" + accepted.requestId() + "/join");

        var wrong = partner.press("join", "step", "place", "go", "next", "state", "XX");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Please look at these again", "#state");
        var times =
                partner.press(
                        "join", "step", "place", "go", "next", "format", "virtual", "state", "NV");
        assertThat(times.body()).contains("When could you come?").contains("value=\"NV\"");
        var back = partner.press("join", "step", "times", "go", "back", "state", "NV");
        assertThat(back.body()).contains("Where and how");
        partner.press(
                "join",
                "step",
                "words",
                "go",
                "send",
                "format",
                "virtual",
                "state",
                "NV",
                "name",
                "Sam Roe",
                "email",
                "sam@example.com",
                "adult",
                "yes",
                "consents",
                "yes");

        var command = (JoinRequest) log.command(2);
        assertThat(command.getPartner().getState()).isEqualTo("NV");
        assertThat(command.getWishes().getFormat()).isEqualTo(FormatWish.VIRTUAL);
        assertThat(people.ofRequest(practice, accepted.requestId())).hasSize(2);
    }

    @Test
    void aQuestionGoesToAPersonAndAWorryInItIsAnsweredAtOnce() {
        invite("{}");
        partner.open(accepted.link("invite"));

        assertThat(partner.press("question", "question", "Is it in a church?").body())
                .contains("A person at the practice reads your question");
        assertThat(desk.waiting(practice))
                .singleElement()
                .satisfies(item -> assertThat(item.words()).isEqualTo("Is it in a church?"));
        assertThat(partner.press("question", "question", "he hit me, I want to die").body())
                .contains("There is help right now");
        assertThat(partner.press("question", "question", " ").statusCode()).isEqualTo(422);
        assertThat(asker.open(accepted.link("page")).body()).doesNotContain("church");
    }

    @Test
    void whoWantsNoInvitationGetsNoneAnyMore() {
        invite("{\"invitation\": {\"email\": \"sam@example.com\"}}");
        partner.open(accepted.link("invite"));

        assertThat(partner.press("unwanted").body()).contains("No invitation will go");

        assertThat(invitations.isBlocked(practice, "SAM@example.com")).isTrue();
    }

    @Test
    void remindsByTheirOwnCalendar() {
        invite("{}");
        partner.open(accepted.link("invite"));
        var day = LocalDate.now(ZoneId.of("America/Los_Angeles")).plusDays(2);

        var file = partner.press("remind", "on", day.toString(), "calendar", "yes");

        assertThat(file.body().replace("\r\n ", ""))
                .contains("SUMMARY:Reminder", accepted.link("invite"))
                .contains("DTSTART;VALUE=DATE:" + day.toString().replace("-", ""));
        partner.open(accepted.link("invite"));
        assertThat(partner.press("remind", "on", "soon", "calendar", "yes").statusCode())
                .isEqualTo(400);
        assertThat(log.commands(1)).hasSize(1);
    }

    @Test
    void asksAgainByOneMessageOnTheDayAndTellsNobody() {
        invite("{}");
        partner.open(accepted.link("invite"));
        var before = seen(accepted.link("page"));

        var said = partner.press("remind", "on", inTwoDays(), "contact", "later@example.com");

        assertThat(said.body()).contains("We write to you on that day");
        assertThat(seen(accepted.link("page"))).isEqualTo(before);
        assertThat(desk.waiting(practice)).isEmpty();
        rounds.round();
        assertThat(writtenTo("later@example.com")).isEmpty();
        letRemindersFallDue();
        rounds.round();
        rounds.round();
        await().until(() -> !writtenTo("later@example.com").isEmpty());
        assertThat(writtenTo("later@example.com"))
                .singleElement()
                .satisfies(mail ->
                        assertThat(mail).contains("asked again today", accepted.link("invite")));
        assertThat(log.commands(1)).hasSize(1);
    }

    @Test
    void asksAgainWhereTheInvitationWasMailedWhenNothingElseIsSaid() {
        invite("{\"invitation\": {\"email\": \"mailed@example.com\", \"language\": \"es\"}}");
        partner.open(accepted.link("invite"));

        partner.press("remind", "on", inTwoDays());

        letRemindersFallDue();
        rounds.round();
        await().until(() -> !writtenTo("mailed@example.com").isEmpty());
        assertThat(writtenTo("mailed@example.com").getFirst()).contains("de nuevo hoy");
    }

    @Test
    void whoHasAnsweredOrWantsNothingIsntAskedAgain() {
        invite("{\"invitation\": {\"email\": \"enough@example.com\"}}");
        partner.open(accepted.link("invite"));
        partner.press("remind", "on", inTwoDays());

        partner.press("unwanted");

        partner.press("remind", "on", inTwoDays(), "contact", "enough@example.com");
        letRemindersFallDue();
        rounds.round();
        partner.press("remind", "on", inTwoDays(), "contact", "declined@example.com");
        var no = CompletableFuture.supplyAsync(() -> partner.press("decline"));
        assertThat(log.command(2)).isInstanceOf(DeclineInvitation.class);
        no.join();
        assertThat(jdbc.sql("SELECT count(*) FROM reminders").query(Integer.class).single())
                .isZero();
        assertThat(writtenTo("enough@example.com")).isEmpty();
    }

    @Test
    void saysThatAContactCantBeUsedAndKeepsIt() {
        invite("{}");
        partner.open(accepted.link("invite"));

        var page = partner.press("remind", "on", inTwoDays(), "contact", "nowhere <b>");

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("nowhere &lt;b&gt;", "where a message can reach you")
                // What is wrong far below is said at the top, and another language leads on.
                .containsPattern("id=\"error-summary\"[^>]*>\\s*<p><a href=\"#contact\"")
                .contains("/invite/" + accepted.requestId() + "?lang=es");
        partner.open(accepted.link("invite"));
        assertThat(partner.press("remind", "on", inTwoDays()).statusCode()).isEqualTo(422);
    }

    @Test
    void aLapsedInvitationBecomesASuggestion() {
        invite("{}");
        assertThat(asker.open(accepted.link("page")).body())
                .contains("Your invitation is open", accepted.link("invite"))
                .contains("Go ahead by myself");

        log.write(log.events.suggested(accepted.requestId(), person()));

        await().untilAsserted(() ->
                assertThat(asker.open(accepted.link("page")).body())
                        .contains("The joint session isn’t going ahead", "Yes, one for me")
                        .doesNotContain("Your invitation is open"));
    }

    @Test
    void privateAnswersStayPrivateAndAWorryIsRaised() {
        var together =
                ask(
                        """
                        {"kind": "couple-together",
                         "partner": {"name": "Sam Roe", "email": "sam@example.com", "state": "CA",
                                     "adult": true, "consents": true}}
                        """);
        log.write(log.events.requested((RequestTrial) log.command(1)));
        await().until(() ->
                asker.open(together.link("page")).body().contains("Two questions, just for you"));

        asker.press("private", "speaksFreely", "no", "tellAlone", "no");

        var command = (RaiseSafetyConcern) log.command(2);
        assertThat(command.getScope()).isEqualTo(SafetyScope.JOINT);
        assertThat(asker.open(together.link("page")).body())
                .doesNotContain("Two questions, just for you");
        asker.press("private", "speaksFreely", "yes", "tellAlone", "yes");
        assertThat(people.safetyAnswers(together.requestId(), UUID.fromString(person())))
                .hasValueSatisfying(answers -> assertThat(answers.tellAlone()).isFalse());
    }

    @Test
    void saysWhyNothingFitsAndChangesOneThingByOneClick() {
        var alone = ask("{\"format\": \"virtual\"}");
        log.write(
                log.events.requested((RequestTrial) log.command(1)),
                log.events.waitlisted(alone.requestId(), log.commandId(1)));
        await().until(() ->
                asker.open(alone.link("page"))
                        .body()
                        .contains("2 have no free hour at your times"));
        assertThat(asker.open(alone.link("page")).body())
                .contains("Also on Thursday, in the evening", "3 more therapists");
        var key = UUID.randomUUID().toString();

        asker.press("change", "key", key, "relaxation", "IN_PERSON_TOO");
        asker.open(alone.link("page"));
        asker.press("change", "key", key, "relaxation", "IN_PERSON_TOO");

        var anew = (RequestTrial) log.command(2);
        assertThat(anew.getNeeds().getFormat()).isEqualTo(FormatWish.EITHER);
        assertThat(anew.getRequestId()).isNotEqualTo(alone.requestId().toString());
        assertThat(anew.getNeeds().getParticipants().getFirst().getPersonId())
                .isNotEqualTo(person());
        assertThat(((WithdrawRequest) log.command(3)).getRequestId())
                .isEqualTo(alone.requestId().toString());
        assertThat(log.commands(3)).hasSize(3);
        assertThat(people.ofRequest(practice, UUID.fromString(anew.getRequestId())))
                .singleElement()
                .satisfies(person -> assertThat(person.name()).isEqualTo("Alex Doe"));
    }

    @Test
    void onlyWhatWasOfferedAsAChangeCanBeOne() {
        var alone = ask("{}");
        asker.open(alone.link("page"));

        var refused =
                asker.press(
                        "change", "key", UUID.randomUUID().toString(), "relaxation", "SELF_PAY");

        assertThat(refused.body()).contains("possible now");
        assertThat(log.commands(1)).hasSize(1);
    }

    @Test
    void languageOfThePageIsThatOfTheMessages() {
        var alone = ask("{}");
        asker.open(alone.link("page"));

        var page = asker.press("language", "language", "es");

        assertThat(page.body()).contains("Tenemos su solicitud");
        assertThat(people.ofRequest(practice, alone.requestId()).getFirst().language())
                .isEqualTo("es");
    }

    private void invite(String patch) {
        var body = ValidRequest.with("{\"kind\": \"couple-invite\"}");
        ValidRequest.merge(body, patch);
        accepted = client.request(practice, UUID.randomUUID().toString(), body.toString());
        var command = (RequestTrial) log.command(1);
        log.write(
                log.events.requested(command),
                log.events.invited(accepted.requestId(), command.getCommandId(), DEADLINE));
        await().until(() ->
                client.get(accepted.link("self"))
                        .json()
                        .path("state")
                        .asString()
                        .equals("awaiting-partner"));
    }

    private Answer ask(String patch) {
        var answer =
                client.request(
                        practice,
                        UUID.randomUUID().toString(),
                        ValidRequest.with(patch).toString());
        assertThat(answer.status()).isEqualTo(202);
        return answer;
    }

    private static String inTwoDays() {
        return LocalDate.now(ZoneId.of("America/Los_Angeles")).plusDays(2).toString();
    }

    private void letRemindersFallDue() {
        jdbc.sql("UPDATE reminders SET due_at = clock_timestamp()").update();
    }

    private static List<String> writtenTo(String contact) {
        return NOTIFICATION.taken().stream().filter(it -> it.contains(contact)).toList();
    }

    /** All that the asker's page says, without what differs in each answer by itself. */
    private String seen(String link) {
        return asker.open(link).body().replaceAll("name=\"(_csrf|key)\" value=\"[^\"]*\"", "");
    }

    private String person() {
        return ((RequestTrial) log.command(1)).getActor().getId();
    }
}
