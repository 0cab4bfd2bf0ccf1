package folkmoot.command.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.log.EntryBundle;
import folkmoot.federation.log.LogPaths;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.log.TileAddress;
import folkmoot.federation.log.TreeHashes;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** All entries of a log in their order. Several bundles are fetched, hashed and parsed at once, ahead of who takes them. */
final class Entries {

    private static final int AHEAD = 24;
    private static final int MAX_BUNDLE = 8 << 20;

    private final PublicData data;

    Entries(PublicData data) {
        this.data = data;
    }

    /**
     * One entry.
     *
     * @param json empty where it is no JSON object
     */
    record Entry(long position, byte[] leafHash, Optional<ObjectNode> json) {}

    /** Who takes them. */
    @FunctionalInterface
    interface Taker {
        void take(Entry entry);
    }

    /**
     * Hands over every entry of the tree of that size.
     *
     * @throws PublicData.Unreadable where a bundle is not there, or has not as many as it must have
     */
    void each(long size, Taker taker) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var coming = new ArrayDeque<Future<List<Entry>>>();
            long bundles = (size + TileAddress.WIDTH - 1) / TileAddress.WIDTH;
            try {
                for (long asked = 0, taken = 0; taken < bundles; taken++) {
                    for (; asked < bundles && coming.size() < AHEAD; asked++) {
                        long index = asked;
                        coming.add(threads.submit(() -> bundle(index, size)));
                    }
                    coming.remove().get().forEach(taker::take);
                }
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof PublicData.Unreadable unreadable
                        ? unreadable
                        : new IllegalStateException(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new PublicData.Unreadable("The entries were not waited for");
            } finally {
                coming.forEach(future -> future.cancel(true));
            }
        }
    }

    private List<Entry> bundle(long index, long size) {
        int width = new TileAddress(0, index).width(size);
        var path = "/log/" + LogPaths.entries(index, width);
        try {
            var entries = EntryBundle.read(data.bytes(path, MAX_BUNDLE));
            if (entries.size() != width) {
                throw new PublicData.Unreadable(path + " has " + entries.size() + " entries instead of " + width);
            }
            var read = new Entry[width];
            for (int i = 0; i < width; i++) {
                read[i] =
                        new Entry(index * TileAddress.WIDTH + i, TreeHashes.leaf(entries.get(i)), json(entries.get(i)));
            }
            return List.of(read);
        } catch (SignedNote.Malformed malformed) {
            throw new PublicData.Unreadable(path + ": " + malformed.getMessage());
        }
    }

    private static Optional<ObjectNode> json(byte[] entry) {
        try {
            return Optional.of(Json.read(entry));
        } catch (MalformedDocument _) {
            return Optional.empty(); // whoever takes it says so
        }
    }
}
