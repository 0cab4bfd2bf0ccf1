package folkmoot.door.api.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.id.UserId;
import java.time.Duration;

/** What people's posts are like unless they say otherwise; remembered for a few seconds, as every post asks. */
public final class PostingPreferences {

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int MOST = 10_000;

    private final Database database;
    private final Users users;
    private final Cache<UserId, User.PostingDefaults> cache =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    public PostingPreferences(Database database, Users users) {
        this.database = database;
        this.users = users;
    }

    public User.PostingDefaults of(UserId user) {
        return cache.get(
                user,
                id -> database.read(tx -> users.find(tx, id))
                        .map(User::defaults)
                        .orElse(User.PostingDefaults.USUAL));
    }

    /** They were changed. */
    void forget(UserId user) {
        cache.invalidate(user);
    }
}
