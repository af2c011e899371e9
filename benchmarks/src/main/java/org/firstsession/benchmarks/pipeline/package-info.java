// SPDX-License-Identifier: Apache-2.0
/** Throughput from command to decided event, beside a raw exactly-once passthrough. */
@NullMarked
package org.firstsession.benchmarks.pipeline;

import org.jspecify.annotations.NullMarked;
