// SPDX-License-Identifier: Apache-2.0
/**
 * The hard rules in order, the ranking in points, and the options that come of both. May depend on
 * {@code types}, {@code calendar} and {@code book}.
 */
@NullMarked
package org.firstsession.engine.matching;

import org.jspecify.annotations.NullMarked;
