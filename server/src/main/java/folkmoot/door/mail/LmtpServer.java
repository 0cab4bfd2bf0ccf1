package folkmoot.door.mail;

import folkmoot.schema.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listens for mail servers: a virtual thread for each connection, and only so many at once, as each holds a mail in memory. */
final class LmtpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LmtpServer.class);
    private static final int MOST_AT_ONCE = 8;
    private static final int PATIENCE_MILLIS = 60_000;
    private static final int WAITING = 50;

    private final ServerSocket listening;
    private final String host;
    private final MailTaker taker;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    /** Listens at once. Problems: {@link CannotStart} where the port is taken. */
    LmtpServer(String bind, int port, String host, MailTaker taker) {
        this.host = host;
        this.taker = taker;
        try {
            this.listening = new ServerSocket(port, WAITING, InetAddress.getByName(bind));
        } catch (IOException taken) {
            throw new CannotStart("mail.inlet-port: cannot listen on " + bind + ":" + port + ": " + taken.getMessage());
        }
        Thread.ofVirtual().name("mail inlet").start(this::accept);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                room.acquire();
                var socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().name("mail").start(() -> talk(socket));
            } catch (IOException failed) {
                room.release();
                if (!listening.isClosed()) {
                    LOG.warn("A mail server could not be let in", failed);
                }
            } catch (InterruptedException ending) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            new LmtpSession(new LmtpLines(socket.getInputStream()), socket.getOutputStream(), host, taker).run();
        } catch (IOException gone) {
            LOG.debug("A mail server went away", gone);
        } finally {
            open.remove(socket);
            room.release();
        }
    }

    /** Ends every conversation; what was not acknowledged is handed over again. */
    @Override
    public void close() {
        closeQuietly(listening);
        open.forEach(LmtpServer::closeQuietly);
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception failed) {
            LOG.debug("A socket did not close", failed);
        }
    }
}
