// SPDX-License-Identifier: Apache-2.0
package org.firstsession.systemtests;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Stories of a coordinator who has the demo practice's board open from the first to the last. */
abstract class OpenBoard {

    static Coordinator kim;

    @BeforeAll
    static void signIn() {
        kim = new Coordinator();
    }

    @AfterAll
    static void leave() {
        kim.close();
    }
}
