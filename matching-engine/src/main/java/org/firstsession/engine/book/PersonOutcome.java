// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import org.firstsession.engine.types.Outcome;
import org.firstsession.engine.types.PersonId;

/** How a session went for one person. */
public record PersonOutcome(PersonId personId, Outcome outcome) {}
