// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnderstandingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    California            | CA
                    ca                    | CA
                    I'm in West Virginia  | WV
                    Reno, NV              | NV
                    Estoy en Nuevo México | -
                    new mexico            | NM
                    CA or NV              | -
                    me                    | ME
                    I don't know          | -
                    Kansas or Texas       | -
                    """)
    void readsState(String text, String state) {
        assertThat(Understanding.state(text).orElse(null)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock =
                    """
                    we'd like to come, my husband and I | true  | -
                    couples session on Zoom please      | true  | virtual
                    terapia de pareja por videollamada  | true  | virtual
                    just me, in person                  | false | in-person
                    para mí, presencial                 | false | in-person
                    online or in-person is fine         | -     | either
                    I need to talk to somebody          | -     | -
                    """)
    void readsPartyAndFormat(String text, Boolean couple, String format) {
        assertThat(Understanding.couple(text).orElse(null)).isEqualTo(couple);
        assertThat(Understanding.format(text).orElse(null)).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Hola                                  | ES
                    Buenas tardes, necesito una cita      | ES
                    Quiero hablar con alguien             | ES
                    Hello, I'd like an appointment        | EN
                    I moved here from Con Dao last year    | EN
                    STATUS                                | EN
                    """)
    void guessesLanguage(String text, Language language) {
        assertThat(Language.of(text)).isEqualTo(language);
    }
}
