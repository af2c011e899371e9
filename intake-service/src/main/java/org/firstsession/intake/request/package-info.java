// SPDX-License-Identifier: Apache-2.0
/** The JSON API for new requests: reading, validation, and one transaction that accepts. */
@NullMarked
package org.firstsession.intake.request;

import org.jspecify.annotations.NullMarked;
