// SPDX-License-Identifier: Apache-2.0
/** Hands a range of the logs over as Avro files that need no broker and no registry to be read. */
@NullMarked
package org.firstsession.operations.export;

import org.jspecify.annotations.NullMarked;
