// SPDX-License-Identifier: Apache-2.0
/**
 * How long a start on empty data takes, and what the services hold in memory, beside bare parts.
 */
@NullMarked
package org.firstsession.benchmarks.start;

import org.jspecify.annotations.NullMarked;
