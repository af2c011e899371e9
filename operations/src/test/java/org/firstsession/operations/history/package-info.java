// SPDX-License-Identifier: Apache-2.0
/**
 * Invented histories of practices, decided by the real engine and written to a real broker and
 * database, so that what finds fault with them can be tried.
 */
package org.firstsession.operations.history;
