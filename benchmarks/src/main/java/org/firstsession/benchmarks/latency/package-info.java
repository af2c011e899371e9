// SPDX-License-Identifier: Apache-2.0
/** How long somebody waits, beside the bare path of the same hops. */
@NullMarked
package org.firstsession.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
