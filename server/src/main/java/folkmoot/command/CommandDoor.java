package folkmoot.command;

import folkmoot.command.CommandWire.Question;
import folkmoot.config.Settings;
import folkmoot.door.House;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a running server does the commands of this machine, so that they need not begin a second world: a socket in a folder
 * that only its owner may enter. Whoever may read the data folder's secrets may do as much already, and nobody else gets in.
 * What cannot be done here (what reads or writes files of who asks, what serves) is declined, and done by who asked.
 */
final class CommandDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDoor.class);
    private static final String OWNER_ONLY = "rwx------";
    private static final int AT_ONCE = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Settings settings;
    private final House house;
    private final Path file;
    private final ServerSocketChannel socket;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final Set<SocketChannel> silent = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    private CommandDoor(Settings settings, House house, Path file, ServerSocketChannel socket) {
        this.settings = settings;
        this.house = house;
        this.file = file;
        this.socket = socket;
    }

    /** Empty where there can be none: the path is too long for a socket, or another node listens there; commands do without. */
    static Optional<CommandDoor> open(Settings settings, House house) {
        var data = settings.data().directory();
        var file = CommandWire.socket(data);
        try {
            Files.createDirectories(CommandWire.folder(data));
            Files.setPosixFilePermissions(CommandWire.folder(data), PosixFilePermissions.fromString(OWNER_ONLY));
            if (isTaken(file)) {
                LOG.info("Another server takes the commands at {}", file);
                return Optional.empty();
            }
            Files.deleteIfExists(file); // of a server that was killed
            var door = new CommandDoor(settings, house, file, bound(file));
            Thread.ofPlatform().name("commands").daemon().start(door::listen);
            return Optional.of(door);
        } catch (IOException | UnsupportedOperationException failure) {
            LOG.info("Commands start the program anew, as there can be no socket at {}: {}", file, failure.toString());
            return Optional.empty();
        }
    }

    private static ServerSocketChannel bound(Path file) throws IOException {
        var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            return socket.bind(UnixDomainSocketAddress.of(file));
        } catch (IOException failure) {
            socket.close();
            throw failure;
        }
    }

    private static boolean isTaken(Path file) {
        try (var other = SocketChannel.open(UnixDomainSocketAddress.of(file))) {
            return other.isConnected();
        } catch (IOException nobody) {
            return false;
        }
    }

    private void listen() {
        while (socket.isOpen()) {
            try {
                var asked = socket.accept();
                workers.execute(() -> answer(asked));
            } catch (IOException failure) {
                if (socket.isOpen()) {
                    LOG.warn("No commands are taken any more", failure);
                }
                return;
            }
        }
    }

    private void answer(SocketChannel asked) {
        silent.add(asked);
        room.acquireUninterruptibly();
        try (asked;
                var in = new DataInputStream(Channels.newInputStream(asked));
                var out = new DataOutputStream(Channels.newOutputStream(asked))) {
            var question = Question.read(in);
            silent.remove(asked);
            var end = isOurs(question)
                    ? FolkmootCommand.runInServer(
                            question.words().toArray(String[]::new),
                            house,
                            CommandWire.stream(out, CommandWire.OUT),
                            CommandWire.stream(out, CommandWire.ERR))
                    : Optional.<Integer>empty();
            if (end.isPresent()) {
                out.writeByte(CommandWire.END);
                out.writeInt(end.get());
            } else {
                out.writeByte(CommandWire.DECLINED);
            }
            out.flush();
        } catch (IOException gone) {
            LOG.debug("Who asked for a command went away", gone);
        } finally {
            silent.remove(asked);
            room.release();
        }
    }

    private boolean isOurs(Question question) {
        return question.database().equals(settings.database().url().orElse(""));
    }

    /** Takes no more; who has not said anything yet is cut off, and what is being done has some seconds to end. */
    @Override
    public void close() {
        try {
            socket.close();
            Files.deleteIfExists(file);
            for (var one : silent) {
                one.close();
            }
        } catch (IOException failure) {
            LOG.warn("The socket of commands could not be removed", failure);
        }
        workers.shutdown();
        try {
            if (!workers.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("A command is broken off, as the server stops");
                workers.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            workers.shutdownNow();
        }
    }
}
