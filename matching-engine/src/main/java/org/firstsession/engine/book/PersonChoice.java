// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import org.firstsession.engine.types.Choice;
import org.firstsession.engine.types.PersonId;

/** What one person wants after a session. */
public record PersonChoice(PersonId personId, Choice choice) {}
