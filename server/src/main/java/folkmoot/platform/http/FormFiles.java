package folkmoot.platform.http;

import folkmoot.platform.problem.Overloaded;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The files of one form: on the disk as they come in, in memory when there is room for them. */
final class FormFiles {

    private static final int MOST = 16;

    /** What may wait for the disk before its sender has to, in bytes. */
    private static final int MOST_BEHIND = 256 * 1024;

    private static final byte[] END = {};

    /**
     * One of them, written by a thread of its own: a disk that is full or slow, or memory that is used up, is a failure there
     * and never a wait without end.
     */
    private final class Incoming {

        private final HttpServerFileUpload head;
        private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
        private final AtomicInteger behind = new AtomicInteger();
        private final CompletableFuture<Path> written = new CompletableFuture<>();
        private int length; // counted here: what Vert.x says may be what the sender says
        private boolean whole;

        private Incoming(HttpServerFileUpload head) {
            this.head = head;
            head.handler(this::take);
            head.endHandler(_ -> {
                whole = true;
                pieces.add(END);
            });
            aside.execute(this::write);
        }

        private void take(Buffer piece) {
            length += piece.length();
            if (written.isCompletedExceptionally()) {
                return;
            }
            if (behind.addAndGet(piece.length()) > MOST_BEHIND) {
                in.pause();
            }
            pieces.add(piece.getBytes());
        }

        private void write() {
            try {
                var file = Files.createTempFile(folder, "folkmoot-upload", ".part");
                try {
                    write(file);
                    written.complete(file);
                } catch (Throwable failure) {
                    Files.deleteIfExists(file);
                    throw failure;
                }
            } catch (Throwable failure) { // also of memory: whoever waits has to hear of it
                written.completeExceptionally(failure);
                loop.runOnContext(_ -> in.resume());
            }
        }

        private void write(Path file) throws IOException, InterruptedException {
            try (var out = new FileOutputStream(file.toFile())) {
                for (var piece = pieces.take(); piece != END; piece = pieces.take()) {
                    out.write(piece);
                    if (behind.addAndGet(-piece.length) == 0) {
                        loop.runOnContext(_ -> in.resume());
                    }
                }
            }
        }

        private Upload read() {
            try (var file = new FileInputStream(written.join().toFile())) {
                return new Upload(head.name(), head.filename(), head.contentType(), file.readNBytes(length));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void remove() {
            head.handler(null); // what may still come is not taken
            pieces.clear();
            pieces.add(END);
            written.thenAccept(file -> file.toFile().delete());
            loop.runOnContext(_ -> in.resume());
        }
    }

    private final HttpServerRequest in;
    private final Executor aside;
    private final Path folder;
    private final Context loop = Vertx.currentContext();
    private final List<Incoming> files = new ArrayList<>();
    private final AtomicInteger onDisk = new AtomicInteger();

    /**
     * @param aside a thread for each file
     * @param folder where they are kept meanwhile
     */
    FormFiles(HttpServerRequest in, Executor aside, Path folder) {
        this.in = in;
        this.aside = aside;
        this.folder = folder;
    }

    boolean areNone() {
        return files.isEmpty();
    }

    boolean areMany() {
        return files.size() >= MOST;
    }

    /** Whether each came to its end. */
    boolean areWhole() {
        return files.stream().allMatch(file -> file.whole);
    }

    void add(HttpServerFileUpload head) {
        files.add(new Incoming(head));
    }

    /** How many bytes of them came until now. */
    int length() {
        return files.stream().mapToInt(file -> file.length).sum();
    }

    /** Whether there is room for what came since it was asked last; it is taken then. */
    boolean takeRoom(BodyRoom room) {
        int more = length() - onDisk.get();
        boolean taken = room.take(more);
        onDisk.addAndGet(taken ? more : 0);
        return taken;
    }

    /**
     * Waits until all of them are on the disk, and then for room, which it adds to what is taken. Problems: 503 when the disk did
     * not take them, or when there was no room for too long.
     */
    List<Upload> read(BodyRoom memory, AtomicInteger taken) {
        try {
            files.forEach(file -> file.written.join());
        } catch (CompletionException full) {
            throw new Overloaded(
                    "Uploads cannot be taken at the moment: " + full.getCause().getMessage());
        }
        int needed = length();
        if (!memory.await(needed)) {
            throw new Overloaded("Too many uploads at once; try again in a moment");
        }
        taken.addAndGet(needed);
        return files.stream().map(Incoming::read).toList();
    }

    /** Removes them, however far they came; more than once does nothing. */
    void discard(BodyRoom room) {
        files.forEach(Incoming::remove);
        files.clear();
        room.giveBack(onDisk.getAndSet(0));
    }
}
