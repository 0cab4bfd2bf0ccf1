package folkmoot.people.user;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Who has a role here that others are shown. Known in memory, read again every minute. */
public final class Staff {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final Lock reading = new ReentrantLock();
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    private record Known(Map<AccountId, Role> roles, Instant readAt) {}

    public Staff(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The role of an account that has more than everybody's. */
    public Optional<Role> role(AccountId account) {
        var now = clock.instant();
        if (known.readAt().isBefore(now.minus(KEPT)) && reading.tryLock()) { // one reads, the others take what there is
            try {
                known = new Known(database.read(Staff::read), now);
            } finally {
                reading.unlock();
            }
        } else if (known.readAt().equals(Instant.MIN)) {
            return Optional.ofNullable(database.read(Staff::read).get(account));
        }
        return Optional.ofNullable(known.roles().get(account));
    }

    /** The condition is written out, so that it is that of an index however the plan is kept. */
    private static Map<AccountId, Role> read(Transaction tx) {
        return tx
                .fetch(
                        "SELECT account_id, role FROM users WHERE role <> 'member' AND disabled_at IS NULL",
                        row -> Map.entry(new AccountId(row.getLong(1)), Role.of(row.getString(2))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
