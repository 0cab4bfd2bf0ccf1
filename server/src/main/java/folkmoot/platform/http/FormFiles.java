package folkmoot.platform.http;

import folkmoot.platform.problem.Overloaded;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.FileSystem;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The files of one form: on the disk as they come in, in memory when there is room for them. */
final class FormFiles {

    private static final int MOST = 16;

    /** The sender waits while the disk is behind. */
    private final class Incoming {

        private final HttpServerFileUpload head;
        private final Future<String> path;
        private final Future<AsyncFile> file;
        private Future<Void> written = Future.succeededFuture();
        private int length; // counted here: what Vert.x says may be what the sender says
        private boolean whole;

        private Incoming(HttpServerFileUpload head) {
            this.head = head;
            this.path = disk.createTempFile("folkmoot-upload", ".part", "rw-------");
            this.file = path.compose(name -> disk.open(name, new OpenOptions().setWrite(true)));
            in.pause();
            file.onComplete(_ -> in.resume());
            head.handler(piece -> {
                length += piece.length();
                file.onSuccess(opened -> write(opened, piece));
            });
            head.endHandler(_ -> whole = true);
        }

        private void write(AsyncFile opened, Buffer piece) {
            var writing = opened.write(piece);
            written = written.compose(_ -> writing);
            if (opened.writeQueueFull()) {
                in.pause();
                opened.drainHandler(_ -> in.resume());
            }
        }

        private Future<Void> close() {
            return file.compose(opened -> written.eventually(opened::close));
        }

        private Upload read() {
            try {
                var bytes = Files.readAllBytes(Path.of(path.result()));
                return new Upload(head.name(), head.filename(), head.contentType(), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void remove() {
            head.handler(null); // what may still come is not taken
            close().onComplete(_ -> path.compose(disk::delete));
        }
    }

    private final FileSystem disk;
    private final HttpServerRequest in;
    private final List<Incoming> files = new ArrayList<>();
    private final AtomicInteger onDisk = new AtomicInteger();

    FormFiles(FileSystem disk, HttpServerRequest in) {
        this.disk = disk;
        this.in = in;
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

    /** All of them are on the disk; fails where it did not take them. */
    Future<Void> written() {
        return Future.all(files.stream().map(Incoming::close).toList()).mapEmpty();
    }

    /** Waits for room and adds it to what is taken; problems: 503 when there was none for too long. */
    List<Upload> read(BodyRoom memory, AtomicInteger taken) {
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
