// SPDX-License-Identifier: Apache-2.0
package org.firstsession.notification.plan;

/** The rota of each practice, as it is just now. */
@FunctionalInterface
public interface Rotas {

    Rota of(String practiceId);
}
