// SPDX-License-Identifier: Apache-2.0
/**
 * The roster as a CSV file: reading one with every fault named, what it would change, writing one.
 */
@NullMarked
package org.firstsession.matching.board.roster.file;

import org.jspecify.annotations.NullMarked;
