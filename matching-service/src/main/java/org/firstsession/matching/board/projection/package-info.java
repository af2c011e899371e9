// SPDX-License-Identifier: Apache-2.0
/** Folds practice.events into the board's tables, and stops at an event that breaks a promise. */
@NullMarked
package org.firstsession.matching.board.projection;

import org.jspecify.annotations.NullMarked;
