// SPDX-License-Identifier: Apache-2.0
/**
 * Runs through the log: a backlog that appears at once, and the moment its last answer is there.
 */
@NullMarked
package org.firstsession.benchmarks.log;

import org.jspecify.annotations.NullMarked;
