// SPDX-License-Identifier: Apache-2.0
package org.firstsession.operations.verify;

/**
 * A promise that does not hold somewhere.
 *
 * @param promise the promise
 * @param invariant the part of it that is broken, as docs/operations.md lists them
 * @param where topic, partition and offset, or database, table and key
 * @param what what was found there
 */
record Violation(Promise promise, String invariant, String where, String what) {}
