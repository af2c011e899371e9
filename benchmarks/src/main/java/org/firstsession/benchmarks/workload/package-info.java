// SPDX-License-Identifier: Apache-2.0
/** Practices and the commands that their people give, as records of the log. */
@NullMarked
package org.firstsession.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
