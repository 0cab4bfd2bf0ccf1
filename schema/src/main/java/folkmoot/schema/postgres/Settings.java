package folkmoot.schema.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of the server: small memory, and a log large enough that full-page images stay rare. */
final class Settings {

    private static final List<String> ALWAYS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=60",
            "shared_buffers=128MB",
            "shared_preload_libraries=pg_stat_statements",
            "random_page_cost=1.1",
            "jit=off",
            "wal_compression=off", // pglz costs more than it saves: 1 160 posts/s against 2 710
            "max_wal_size=4GB", // full-page images are three quarters of the log
            "checkpoint_timeout=15min",
            "idle_in_transaction_session_timeout=5min", // an old snapshot stops all clean-up of the queues
            "log_min_messages=warning",
            "log_line_prefix=%m [%p] ");

    private static final List<String> NOT_DURABLE = List.of(
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
            "wal_level=minimal",
            "max_wal_senders=0",
            "autovacuum=off", // it would visit each of hundreds of databases in turn
            "max_wal_size=256MB", // it may stand in memory
            "max_connections=200");

    private Settings() {}

    /** @param more settings besides, such as {@code archive_mode=on} */
    static List<String> command(
            PostgresBinaries binaries, Path cluster, int port, Durability durability, List<String> more) {
        var command = new ArrayList<>(
                List.of(binaries.program("postgres").toString(), "-D", cluster.toString(), "-p", String.valueOf(port)));
        ALWAYS.forEach(setting -> command.addAll(List.of("-c", setting)));
        if (durability == Durability.NONE) {
            NOT_DURABLE.forEach(setting -> command.addAll(List.of("-c", setting)));
        }
        more.forEach(setting -> command.addAll(List.of("-c", setting)));
        return command;
    }
}
