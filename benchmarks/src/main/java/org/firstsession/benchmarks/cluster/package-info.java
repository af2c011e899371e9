// SPDX-License-Identifier: Apache-2.0
/** What instruments run on: broker, registry, PostgreSQL and the services, all of them real. */
@NullMarked
package org.firstsession.benchmarks.cluster;

import org.jspecify.annotations.NullMarked;
