package folkmoot.platform.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;

/** A large form on its way in, written to a temporary file as it comes. Used on one event loop until it is complete. */
final class BodyFile {

    private final Vertx vertx;
    private final Path path;
    private final AsyncFile file;
    private final BodyRoom disk;
    private int length;
    private boolean ended;
    private Throwable failed;

    private BodyFile(Vertx vertx, Path path, AsyncFile file, BodyRoom disk) {
        this.vertx = vertx;
        this.path = path;
        this.file = file;
        this.disk = disk;
    }

    static Future<BodyFile> create(Vertx vertx, BodyRoom disk) {
        return vertx.fileSystem()
                .createTempFile("folkmoot-upload", ".body", "rw-------")
                .compose(path -> vertx.fileSystem()
                        .open(path, new OpenOptions().setWrite(true))
                        .map(file -> new BodyFile(vertx, Path.of(path), file, disk)));
    }

    Path path() {
        return path;
    }

    int length() {
        return length;
    }

    /** Takes a piece, where there is room for it; the sender waits while the disk is behind. */
    boolean write(Buffer piece, ReadStream<?> sender) {
        if (!disk.take(piece.length())) {
            return false;
        }
        length += piece.length();
        file.write(piece).onFailure(failure -> {
            failed = failure;
            sender.resume();
        });
        if (file.writeQueueFull()) {
            sender.pause();
            file.drainHandler(_ -> sender.resume());
        }
        return true;
    }

    /** All of it is there; fails, and nothing is left, where the disk did not take it. */
    Future<Void> complete() {
        if (failed != null) {
            discard();
            return Future.failedFuture(failed);
        }
        ended = true;
        return file.close().onFailure(_ -> remove());
    }

    /** Gives it up while it comes in; more than once, or later, does nothing. */
    void discard() {
        if (!ended) {
            ended = true;
            file.close().onComplete(_ -> remove());
        }
    }

    /** Removes it, once, when it was complete and is read. */
    void remove() {
        vertx.fileSystem().delete(path.toString()).onComplete(_ -> disk.giveBack(length));
    }
}
