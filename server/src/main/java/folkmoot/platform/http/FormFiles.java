package folkmoot.platform.http;

import folkmoot.platform.problem.Overloaded;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerFileUpload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** The files of one form: on the disk as they come in, in memory when there is room for them. */
final class FormFiles {

    private static final int MOST = 16;

    private record Written(HttpServerFileUpload head, Path path, Future<Void> done) {}

    private final Vertx vertx;
    private final Path folder;
    private final List<Written> files = new ArrayList<>();
    private final AtomicInteger onDisk = new AtomicInteger();

    /** @param folder where only we may look */
    FormFiles(Vertx vertx, Path folder) {
        this.vertx = vertx;
        this.folder = folder;
    }

    boolean areNone() {
        return files.isEmpty();
    }

    boolean areMany() {
        return files.size() >= MOST;
    }

    /** The sender waits while the disk is behind. */
    void add(HttpServerFileUpload file) {
        var path = folder.resolve(UUID.randomUUID().toString());
        files.add(new Written(file, path, file.streamToFileSystem(path.toString())));
    }

    /** How many bytes of them came until now. */
    int length() {
        long length = 0;
        for (var file : files) {
            length += file.head().size();
        }
        return Math.toIntExact(length);
    }

    /** Whether there is room for what came since it was asked last; it is taken then. */
    boolean takeRoom(BodyRoom disk) {
        int more = length() - onDisk.get();
        boolean room = disk.take(more);
        onDisk.addAndGet(room ? more : 0);
        return room;
    }

    Future<Void> written() {
        return Future.all(files.stream().map(Written::done).toList()).mapEmpty();
    }

    /** Waits for room and adds it to what is taken; problems: 503 when there was none for too long. */
    List<Upload> read(BodyRoom memory, AtomicInteger taken) {
        int needed = length();
        if (!memory.await(needed)) {
            throw new Overloaded("Too many uploads at once; try again in a moment");
        }
        taken.addAndGet(needed);
        return files.stream().map(FormFiles::read).toList();
    }

    private static Upload read(Written file) {
        try {
            var head = file.head();
            return new Upload(head.name(), head.filename(), head.contentType(), Files.readAllBytes(file.path()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Removes them, however far they came; more than once does nothing. */
    void discard(BodyRoom disk) {
        var all = List.copyOf(files);
        files.clear();
        for (var file : all) {
            if (!file.done().isComplete()) {
                file.head().cancelStreamToFileSystem();
            } else if (file.done().succeeded()) {
                vertx.fileSystem().delete(file.path().toString());
            }
        }
        disk.giveBack(onDisk.getAndSet(0));
    }
}
