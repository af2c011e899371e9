// SPDX-License-Identifier: Apache-2.0
/** What a client's pages cost: time at the server, and bytes on the way. */
@NullMarked
package org.firstsession.benchmarks.pages;

import org.jspecify.annotations.NullMarked;
