// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import org.firstsession.intake.desk.Desk;
import org.firstsession.intake.desk.Matter;
import org.firstsession.intake.limit.FormGuard;
import org.firstsession.intake.limit.RequestLimits;
import org.firstsession.intake.web.ProblemException;
import org.firstsession.intake.web.ProblemType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which forms a person reads, and when even they have too many. */
class LeftFormsTest {

    private static final String ADDRESS = "192.0.2.1";

    private final RequestLimits limits = mock();
    private final FormGuard guard = mock();
    private final Desk desk = mock();
    private final LeftForms left = new LeftForms(limits, guard, desk);

    @Test
    void usualFormsBecomeRequests() {
        assertThat(left.isDue("lakeside", TypedForm.empty(), ADDRESS)).isFalse();
    }

    @Test
    void whoeverComesTooOftenIsReadByAPerson() {
        doThrow(ProblemException.tooMany(Duration.ofHours(1)))
                .when(limits)
                .admit("lakeside", ADDRESS);

        assertThat(left.isDue("lakeside", TypedForm.empty(), ADDRESS)).isTrue();
    }

    @Test
    void whatAProgramFilledInIsReadByAPerson() {
        when(guard.suspects("", "")).thenReturn(true);

        assertThat(left.isDue("lakeside", TypedForm.empty(), ADDRESS)).isTrue();
    }

    @Test
    void aFullDeskSaysToComeBackLater() {
        when(desk.count("lakeside", Matter.OVER_LIMIT)).thenReturn(200);

        assertThatThrownBy(() ->
                        left.leave(
                                "lakeside",
                                TypedForm.empty(),
                                JsonNodeFactory.instance.objectNode()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
        verify(desk, never()).putForm(any(), any(), any());
    }
}
