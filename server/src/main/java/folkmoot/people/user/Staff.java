package folkmoot.people.user;

import static folkmoot.schema.generated.Tables.USERS;

import folkmoot.platform.database.Database;
import folkmoot.platform.id.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Who has a role here that others are shown. Known in memory, read again every minute. */
public final class Staff {

    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    private record Known(Map<AccountId, Role> roles, Instant readAt) {}

    public Staff(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The role of an account that has more than everybody's. */
    public Optional<Role> role(AccountId account) {
        var now = clock.instant();
        if (known.readAt().isBefore(now.minus(KEPT))) {
            known = new Known(
                    database.read(tx -> tx.sql()
                            .select(USERS.ACCOUNT_ID, USERS.ROLE)
                            .from(USERS)
                            .where(USERS.ROLE.ne(Role.MEMBER.word()), USERS.DISABLED_AT.isNull())
                            .fetchMap(row -> new AccountId(row.value1()), row -> Role.of(row.value2()))),
                    now);
        }
        return Optional.ofNullable(known.roles().get(account));
    }
}
