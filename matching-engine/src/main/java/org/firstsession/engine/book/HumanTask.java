// SPDX-License-Identifier: Apache-2.0
package org.firstsession.engine.book;

import java.time.Instant;
import org.firstsession.engine.types.HumanNeed;

/** Something that a person has to look at by a certain time. */
public record HumanTask(HumanNeed reason, Instant dueAt) {}
