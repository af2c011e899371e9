// SPDX-License-Identifier: Apache-2.0
package org.firstsession.intake.client;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.firstsession.intake.Ids;
import org.firstsession.intake.link.Access;
import org.firstsession.intake.receipt.SignalListener;
import org.firstsession.intake.view.RequestCases;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/**
 * Pages that are open, and the news for them. What goes out is a stamp of what the person may see,
 * and only when that has changed: not even the time of a message tells what the other of two did.
 */
@Component
class LivePages implements SignalListener, SmartLifecycle {

    /** A browser comes back by itself after that, and what it missed is sent first. */
    private static final Duration LIFE = Duration.ofSeconds(50);

    private static final long COME_BACK_MILLIS = 1_000;

    private final ClientViews views;
    private final ConcurrentHashMap<UUID, Set<Page>> pages = new ConcurrentHashMap<>();
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    LivePages(ClientViews views) {
        this.views = views;
    }

    /** News for the holder's page, beginning with how it stands now. */
    SseEmitter open(Access access) {
        var emitter = new SseEmitter(LIFE.toMillis());
        var page = new Page(access, emitter);
        var open = pages.computeIfAbsent(access.requestId(), id -> ConcurrentHashMap.newKeySet());
        open.add(page);
        emitter.onCompletion(() -> close(page));
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> close(page));
        page.tell(views);
        return emitter;
    }

    @Override
    public String channel() {
        return RequestCases.CHANNEL;
    }

    @Override
    public void on(String requestId) {
        var open = Ids.parse(requestId).map(pages::get).orElse(Set.of());
        open.forEach(page -> work.execute(() -> page.tell(views)));
    }

    @Override
    public void start() {
        running = true;
    }

    /** First of all: the web server waits for answers that aren't finished. */
    @Override
    public void stop() {
        running = false;
        pages.values().forEach(open -> open.forEach(page -> page.emitter.complete()));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void close(Page page) {
        pages.computeIfPresent(
                page.access.requestId(),
                (id, open) -> {
                    open.remove(page);
                    return open.isEmpty() ? null : open;
                });
    }

    private static final class Page {

        private final Access access;
        private final SseEmitter emitter;
        private String told = "";

        Page(Access access, SseEmitter emitter) {
            this.access = access;
            this.emitter = emitter;
        }

        synchronized void tell(ClientViews views) {
            var stamp = Stamp.of(views.of(access));
            if (stamp.equals(told)) {
                return;
            }
            told = stamp;
            try {
                emitter.send(news(stamp));
            } catch (IOException | IllegalStateException e) {
                // Nobody is there any more.
                emitter.complete();
            }
        }

        private static SseEventBuilder news(String stamp) {
            return SseEmitter.event()
                    .name("changed")
                    .reconnectTime(COME_BACK_MILLIS)
                    .data(stamp, MediaType.TEXT_PLAIN);
        }
    }
}
