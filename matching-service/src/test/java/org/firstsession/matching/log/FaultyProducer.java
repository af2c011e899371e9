// SPDX-License-Identifier: Apache-2.0
package org.firstsession.matching.log;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.Producer;

/** A real producer that fails once, in one method, before or after the real call. */
final class FaultyProducer {

    private FaultyProducer() {}

    /** Throws in the place of the call. */
    static Producer<byte[], byte[]> failsBefore(
            Producer<byte[], byte[]> real,
            String method,
            AtomicBoolean armed,
            RuntimeException fault) {
        return wrap(real, method, armed, fault, false);
    }

    /** Lets the call happen and loses its answer. */
    static Producer<byte[], byte[]> failsAfter(
            Producer<byte[], byte[]> real,
            String method,
            AtomicBoolean armed,
            RuntimeException fault) {
        return wrap(real, method, armed, fault, true);
    }

    @SuppressWarnings("unchecked")
    private static Producer<byte[], byte[]> wrap(
            Producer<byte[], byte[]> real,
            String method,
            AtomicBoolean armed,
            RuntimeException fault,
            boolean after) {
        return (Producer<byte[], byte[]>)
                Proxy.newProxyInstance(
                        FaultyProducer.class.getClassLoader(),
                        new Class<?>[] {Producer.class},
                        (proxy, called, arguments) -> {
                            boolean hit =
                                    called.getName().equals(method)
                                            && armed.compareAndSet(true, false);
                            if (hit && !after) {
                                throw fault;
                            }
                            try {
                                var result = called.invoke(real, arguments);
                                if (hit) {
                                    throw fault;
                                }
                                return result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
