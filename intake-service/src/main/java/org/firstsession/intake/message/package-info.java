// SPDX-License-Identifier: Apache-2.0
/**
 * Conversations by message. What a text says and what follows from it is pure; beside it are the
 * stores in the vault, for what was said and for what a person has to read.
 */
@NullMarked
package org.firstsession.intake.message;

import org.jspecify.annotations.NullMarked;
