// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over 64 kB: by their stated length at once, else as soon as they get there. It
 * stands behind the headers that every answer has, and before whatever looks at the body.
 */
final class BodyLimit extends OncePerRequestFilter {

    private static final int MOST_BYTES = 64 * 1024;

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            response.sendError(413);
            return;
        }
        chain.doFilter(
                request.getContentLengthLong() < 0 ? new Counting(request) : request, response);
    }

    private static final class Counting extends HttpServletRequestWrapper {

        Counting(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new CountingStream(super.getInputStream());
        }
    }

    private static final class CountingStream extends ServletInputStream {

        private final ServletInputStream source;
        private int count;

        CountingStream(ServletInputStream source) {
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            int one = source.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int bytes = source.read(target, from, length);
            count(Math.max(bytes, 0));
            return bytes;
        }

        private void count(int bytes) {
            count += bytes;
            if (count > MOST_BYTES) {
                throw new ProblemException(ProblemType.PAYLOAD_TOO_LARGE);
            }
        }

        @Override
        public boolean isFinished() {
            return source.isFinished();
        }

        @Override
        public boolean isReady() {
            return source.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            source.setReadListener(listener);
        }
    }
}
