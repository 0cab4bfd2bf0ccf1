package folkmoot.command;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells systemd that the server is ready, where a unit of {@code Type=notify} and {@code NotifyAccess=all} started it. */
final class SystemdNotice {

    private static final Logger LOG = LoggerFactory.getLogger(SystemdNotice.class);
    private static final String SOCKET = "NOTIFY_SOCKET";
    private static final int PATIENCE_SECONDS = 10;

    private SystemdNotice() {}

    /** @param program {@code systemd-notify}: Java has no sockets of the kind that systemd listens at */
    static void ready(Map<String, String> environment, String program) {
        if (!environment.containsKey(SOCKET)) {
            return;
        }
        try {
            var notify = new ProcessBuilder(program, "--ready")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!notify.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || notify.exitValue() != 0) {
                LOG.warn("systemd was not told that the server is ready: {} --ready failed", program);
            }
        } catch (IOException failure) {
            LOG.warn("systemd was not told that the server is ready: {}", failure.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
