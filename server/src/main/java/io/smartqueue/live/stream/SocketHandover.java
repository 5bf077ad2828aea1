package io.smartqueue.live.stream;

import jakarta.servlet.http.WebConnection;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Takes a socket from Tomcat once the head of the answer is out, so that the request, the response and their buffers
 * serve others while the stream goes on. Tomcat creates it by reflection, which is why it is public, and reports to it
 * what happens on the socket.
 */
public final class SocketHandover implements InternalHttpUpgradeHandler {

    private volatile @Nullable Connection connection;
    private volatile @Nullable SocketWrapperBase<?> socket;

    void to(Connection receiver) {
        connection = receiver;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> wrapper) {
        socket = wrapper;
    }

    @Override
    public void init(WebConnection unused) {
        Connection receiver = connection;
        SocketWrapperBase<?> ours = socket;
        if (receiver != null && ours != null) {
            receiver.attach(ours);
        }
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        Connection receiver = connection;
        boolean goesOn = receiver != null
                && switch (event) {
                    case OPEN_READ -> receiver.readable();
                    case OPEN_WRITE -> receiver.writable();
                    case STOP, TIMEOUT, DISCONNECT, ERROR, CONNECT_FAIL -> false;
                };
        return goesOn ? SocketState.UPGRADED : SocketState.CLOSED;
    }

    @Override
    public void destroy() {
        Connection receiver = connection;
        if (receiver != null) {
            receiver.gone();
        }
    }

    @Override
    public void timeoutAsync(long now) {
        // Connections have their own periodic check.
    }

    @Override
    public void setSslSupport(SSLSupport sslSupport) {
        // Nothing here depends on it.
    }

    @Override
    public void pause() {
        // The hub has ended all streams before.
    }
}
