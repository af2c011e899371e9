// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.firstsession.notification.plan.Reachability.OptOut;
import org.firstsession.notification.plan.Reachability.Wishes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutesTest {

    private static final String MAIL = "alex@client.example";
    private static final String PHONE = "+15005550100";

    /** What was agreed to, message may be left, has said STOP, kind: what is chosen. */
    @ParameterizedTest
    @CsvSource({
        "email,       true,  false, CONFIRMATION, EMAIL",
        "email phone, true,  false, CONFIRMATION, EMAIL",
        "phone email, true,  false, CONFIRMATION, TEXT_MESSAGE",
        "phone,       true,  false, CONFIRMATION, TEXT_MESSAGE",
        "sms,         true,  false, CONFIRMATION, TEXT_MESSAGE",
        "phone,       false, false, CONFIRMATION, ",
        "phone,       true,  true,  CONFIRMATION, ",
        "phone email, true,  true,  CONFIRMATION, EMAIL",
        "phone email, false, false, LAST_REMINDER, EMAIL",
        "email phone, true,  false, OFFER, TEXT_MESSAGE",
        "email,       true,  false, OFFER, EMAIL",
        "post,        true,  false, OFFER, "
    })
    void followsChoiceRulesAndOptOut(
            String agreed,
            boolean leaveMessage,
            boolean optedOut,
            MessageKind kind,
            Channel chosen) {
        var wishes = new Wishes(leaveMessage, true, true, Language.ENGLISH);
        var routes =
                Routes.of(
                        new Reachability(
                                MAIL,
                                PHONE,
                                List.of(agreed.split(" ")),
                                wishes,
                                new OptOut(optedOut, false)));

        assertThat(routes.choose(effect(kind)).map(Route::channel))
                .isEqualTo(Optional.ofNullable(chosen));
    }

    @Test
    void takesAnyWayWhereNothingWasSaid() {
        var routes =
                Routes.of(
                        new Reachability(null, PHONE, List.of(), Wishes.NONE_STATED, OptOut.NONE));

        assertThat(routes.choose(effect(MessageKind.CONFIRMATION)))
                .map(Route::destination)
                .contains(PHONE);
    }

    @Test
    void handsTheRulesToTheChannelWithTheAddress() {
        var wishes = new Wishes(true, false, false, Language.SPANISH);
        var routes = Routes.of(new Reachability(MAIL, null, List.of("email"), wishes, OptOut.NONE));

        assertThat(routes.choose(effect(MessageKind.CONFIRMATION)).orElseThrow())
                .isInstanceOfSatisfying(
                        Route.Mail.class,
                        mail -> {
                            assertThat(mail.invite()).isFalse();
                            assertThat(mail.neutral()).isFalse();
                            assertThat(mail.language()).isEqualTo(Language.SPANISH);
                            assertThat(mail).hasToString("EMAIL to somebody");
                        });
    }

    /** What may be left out, agreed ways: what is chosen once the address has unsubscribed. */
    @ParameterizedTest
    @CsvSource({
        "FIRST_REMINDER, email, ",
        "FIRST_REMINDER, email phone, TEXT_MESSAGE",
        "REFILL_OFFER, email, ",
        "INVITATION, email, ",
        "CONFIRMATION, email, EMAIL",
        "CANCELLATION, email phone, EMAIL",
        "WHEREABOUTS_QUESTION, email, EMAIL"
    })
    void keepsOptionalMailsFromWhoHasUnsubscribed(MessageKind kind, String agreed, Channel chosen) {
        var ways = List.of(agreed.split(" "));
        var refused = new OptOut(false, true);
        var routes = Routes.of(new Reachability(MAIL, PHONE, ways, Wishes.NONE_STATED, refused));

        assertThat(routes.choose(effect(kind)).map(Route::channel))
                .isEqualTo(Optional.ofNullable(chosen));
    }

    @Test
    void letsNobodyElseMakeARoute() {
        for (var route : Route.class.getPermittedSubclasses()) {
            assertThat(Arrays.stream(route.getDeclaredConstructors()))
                    .noneMatch(constructor -> Modifier.isPublic(constructor.getModifiers()));
        }
    }

    private static Effect effect(MessageKind kind) {
        return new Effect(
                "lakeside", "s1", 1, kind, new Recipient(Role.CLIENT, "p1"), Channel.EMAIL);
    }
}
