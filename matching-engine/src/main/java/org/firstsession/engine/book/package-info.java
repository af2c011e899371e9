// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of one practice after its events so far. May depend on {@code types} and {@code
 * log}.
 */
@NullMarked
package org.firstsession.engine.book;

import org.jspecify.annotations.NullMarked;
