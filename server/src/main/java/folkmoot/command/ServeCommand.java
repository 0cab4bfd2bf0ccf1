package folkmoot.command;

import folkmoot.Server;
import folkmoot.config.Settings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the server until it is told to stop. */
@Command(
        name = "serve",
        description =
                "Runs the server. The first time, it also prints a one-use link to create the administrator. Ends with "
                        + "75 when its database is lost and it has to be started again.")
final class ServeCommand implements Callable<Integer> {

    /** Try again later ({@code sysexits}): what runs us starts us anew. */
    private static final int DATABASE_LOST = 75;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws InterruptedException {
        var settings = common.settings();
        Logging.configure(settings.log());
        var stop = new CountDownLatch(1);
        var stopped = new CountDownLatch(1);
        var end = new AtomicInteger();
        try (var database = OpenDatabase.forServer(settings);
                var server = new Server(settings, database.address(), InstantSource.system())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                stop.countDown();
                awaitUninterruptibly(stopped);
            }));
            database.whenLost(() -> {
                end.set(DATABASE_LOST);
                stop.countDown();
            });
            var commands = CommandDoor.open(settings, server.house());
            try {
                announce(settings, server);
                SystemdNotice.ready(System.getenv(), "systemd-notify");
                stop.await();
            } finally {
                commands.ifPresent(CommandDoor::close);
            }
        } finally {
            stopped.countDown();
        }
        return end.get();
    }

    private void announce(Settings settings, Server server) {
        var data = new LinkedHashMap<String, Object>();
        var text = new StringBuilder(
                "Folkmoot is ready at " + server.house().platform().address().origin());
        data.put("url", server.house().platform().address().origin().toString());
        data.put("port", server.port());
        data.put(
                "data", settings.data().directory().toAbsolutePath().normalize().toString());
        server.house().administratorLink().ifPresent(link -> {
            text.append("\nCreate the administrator (this link works once): ").append(link);
            data.put("administrator_link", link.toString());
        });
        common.output().say(text.toString(), data);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
