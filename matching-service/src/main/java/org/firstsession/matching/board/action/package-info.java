// SPDX-License-Identifier: Apache-2.0
/**
 * What staff do with a request: a form becomes a command on practice.commands, and the page tells
 * what was decided. The reason's code goes on the log, its words into the people vault.
 */
@NullMarked
package org.firstsession.matching.board.action;

import org.jspecify.annotations.NullMarked;
