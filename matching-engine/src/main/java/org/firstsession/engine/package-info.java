// SPDX-License-Identifier: Apache-2.0
/**
 * The matching engine: {@code decide} says what follows from a command, {@code Book.apply} changes
 * what is known. Pure Java: no clock, no randomness, no floating point but one distance, no I/O.
 */
@NullMarked
package org.firstsession.engine;

import org.jspecify.annotations.NullMarked;
