// SPDX-License-Identifier: Apache-2.0
/**
 * Reads the projection again from the beginning of the logs, into a second schema while the first
 * one serves, and puts it in its place.
 */
@NullMarked
package org.firstsession.matching.board.rebuild;

import org.jspecify.annotations.NullMarked;
