package folkmoot.platform.database;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.platform.problem.Overloaded;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Facts that are written down once each: soon, many together, and nobody waits for it. Whoever looks for them calls {@link #settle} first.
 * One that could not be written is written when it is noted again.
 *
 * @param <T> equal where nothing new would be written
 */
public final class NotedSoon<T> implements AutoCloseable {

    private static final int LARGEST_GROUP = 256;

    private final GroupCommit<Optional<T>, Boolean> writer;
    private final Cache<T, Boolean> written;

    /**
     * @param name of the writer's thread
     * @param remembered so many of those written last are known to be
     * @param write puts some into the database
     */
    public NotedSoon(Database database, String name, int remembered, BiConsumer<Transaction, List<T>> write) {
        this.written = Caffeine.newBuilder().maximumSize(remembered).build();
        this.writer = new GroupCommit<>(database, name, 1, LARGEST_GROUP, (tx, group) -> {
            var facts = group.stream().flatMap(Optional::stream).toList();
            if (!facts.isEmpty()) {
                write.accept(tx, facts);
            }
            return Collections.nCopies(group.size(), true);
        });
    }

    public void note(T fact) {
        if (written.asMap().putIfAbsent(fact, true) == null) {
            try {
                writer.later(Optional.of(fact)).whenComplete((_, failure) -> {
                    if (failure != null) {
                        written.invalidate(fact);
                    }
                });
            } catch (Overloaded _) {
                written.invalidate(fact);
            }
        }
    }

    /** Returns when all is written that was noted so far; at once inside a transaction that writes, which waits for no other. */
    public void settle() {
        if (!Transaction.isOpen()) {
            writer.submit(Optional.empty());
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
