// SPDX-License-Identifier: Apache-2.0
/** {@code ./run bench}: instruments that measure the system beside yardsticks. */
@NullMarked
package org.firstsession.benchmarks;

import org.jspecify.annotations.NullMarked;
