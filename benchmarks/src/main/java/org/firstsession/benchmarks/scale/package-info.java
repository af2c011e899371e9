// SPDX-License-Identifier: Apache-2.0
/** What grows with partitions, instances, practices, therapists and history, and where it bends. */
@NullMarked
package org.firstsession.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
