package io.smartqueue.web.request;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP as Tomcat speaks it, with a limit for the whole of a request. Tomcat limits the wait for each byte only, so a
 * client that sends one byte now and then could hold a connection for days. Tomcat creates it by reflection, which is
 * why it is public.
 *
 * <p>Live streams have left the protocol when they begin, so the limits are not for them.
 */
public final class TimelyHttp extends Http11NioProtocol {

    private static final long LOOK_EVERY_MILLIS = 500;

    /** Requests that have begun; those whose connection has ended are taken out by the next look. */
    private final Set<TimelyRequest> begun = ConcurrentHashMap.newKeySet();

    private volatile RequestTimes times = RequestTimes.UNLIMITED;
    private volatile @Nullable ScheduledFuture<?> looks;

    void limitTo(RequestTimes limits) {
        times = limits;
    }

    @Override
    protected Processor createProcessor() {
        return new TimelyRequest();
    }

    @Override
    public void start() throws Exception {
        super.start();
        looks = getUtilityExecutor()
                .scheduleWithFixedDelay(this::endLateOnes, LOOK_EVERY_MILLIS, LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() throws Exception {
        ScheduledFuture<?> ours = looks;
        if (ours != null) {
            ours.cancel(false);
        }
        super.stop();
    }

    private void endLateOnes() {
        long now = System.nanoTime();
        begun.removeIf(request -> request.hasEnded() || request.endIfLate(now));
    }

    private final class TimelyRequest extends Http11Processor {

        private volatile boolean waitsForHead;

        TimelyRequest() {
            super(TimelyHttp.this, TimelyHttp.this.getAdapter());
        }

        @Override
        public SocketState service(SocketWrapperBase<?> socket) throws IOException {
            waitsForHead = false;
            begun.add(this);
            SocketState state = super.service(socket);
            if (state == SocketState.LONG) {
                waitsForHead = true;
            } else {
                begun.remove(this);
            }
            return state;
        }

        /** Its connection was closed while it waited; a request that has not begun has no time of its start. */
        boolean hasEnded() {
            return waitsForHead && getRequest().getStartTimeNanos() < 0;
        }

        boolean endIfLate(long now) {
            long start = getRequest().getStartTimeNanos();
            Duration limit = waitsForHead ? times.head() : times.whole();
            SocketWrapperBase<?> socket = getSocketWrapper();
            if (start < 0 || socket == null || now - start <= limit.toNanos()) {
                return false;
            }
            socket.close();
            return true;
        }
    }
}
