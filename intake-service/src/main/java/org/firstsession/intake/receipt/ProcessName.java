// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.receipt;

import java.util.UUID;
import org.firstsession.intake.IntakeProperties;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * This process among all instances. The random part keeps a restarted one, and two that were given
 * the same number, apart from each other.
 */
@Component
record ProcessName(String name) {

    @Autowired
    ProcessName(IntakeProperties properties) {
        this(properties.instance() + "/" + UUID.randomUUID());
    }
}
