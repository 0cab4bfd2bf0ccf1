package folkmoot.talk.list;

import static folkmoot.schema.generated.Tables.ACCOUNT_LIST;
import static folkmoot.schema.generated.Tables.ACCOUNT_LIST_MEMBER;
import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.people.follow.FollowObserver;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.schema.generated.tables.records.AccountListRecord;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/**
 * Makes, changes and removes lists, and says who is on them: only whom their owner follows. Somebody else's list does not
 * exist: 404.
 */
public final class Lists implements FollowObserver {

    private static final int MOST = 50;
    private static final int LONGEST_TITLE = 256;
    private static final Set<String> REPLIES = Set.of("list", "followed", "none");

    private final Ids ids;
    private final InstantSource clock;
    private final Observers<Consumer<AccountId>> observers;

    public Lists(Ids ids, InstantSource clock, Observers<Consumer<AccountId>> observers) {
        this.ids = ids;
        this.clock = clock;
        this.observers = observers;
    }

    /** What somebody wants a list to be; an absent part stays as it is, or takes the default. */
    public record Draft(Optional<String> title, Optional<String> replies, Optional<Boolean> exclusive) {}

    /** Somebody on a list; the cursor is its id. */
    public record Member(long id, AccountId account) {}

    private void changed(Transaction tx, AccountId owner) {
        tx.afterCommit(() -> observers.tell(observer -> observer.accept(owner)));
    }

    /** Oldest first. */
    public List<AccountList> of(Transaction tx, AccountId owner) {
        return select(tx, ACCOUNT_LIST.ACCOUNT_ID.eq(owner.value()));
    }

    /** Those of the owner's lists that somebody is on. */
    public List<AccountList> with(Transaction tx, AccountId owner, AccountId member) {
        var among = DSL.select(ACCOUNT_LIST_MEMBER.LIST_ID)
                .from(ACCOUNT_LIST_MEMBER)
                .where(ACCOUNT_LIST_MEMBER.ACCOUNT_ID.eq(member.value()));
        return select(tx, ACCOUNT_LIST.ACCOUNT_ID.eq(owner.value()).and(ACCOUNT_LIST.ID.in(among)));
    }

    public Optional<AccountList> find(Transaction tx, AccountId owner, long id) {
        return select(tx, ACCOUNT_LIST.ACCOUNT_ID.eq(owner.value()).and(ACCOUNT_LIST.ID.eq(id))).stream()
                .findFirst();
    }

    public AccountList require(Transaction tx, AccountId owner, long id) {
        return find(tx, owner, id).orElseThrow(NotFound::new);
    }

    private static List<AccountList> select(Transaction tx, Condition condition) {
        return tx.sql()
                .selectFrom(ACCOUNT_LIST)
                .where(condition)
                .orderBy(ACCOUNT_LIST.ID)
                .fetch(Lists::list);
    }

    private static AccountList list(AccountListRecord row) {
        return new AccountList(
                row.getId(),
                new AccountId(row.getAccountId()),
                row.getTitle(),
                row.getRepliesPolicy(),
                row.getExclusive());
    }

    /** Problems: 422 without a title, for an unknown policy and for one list too many. */
    public AccountList create(Transaction tx, AccountId owner, Draft draft) {
        tx.alone("lists of " + owner);
        if (of(tx, owner).size() >= MOST) {
            throw Invalid.refused("Validation failed: You have reached the maximum number of lists");
        }
        var list = new AccountList(
                ids.next(),
                owner,
                requireTitle(draft.title().orElse("")),
                requireReplies(draft.replies().orElse("list")),
                draft.exclusive().orElse(false));
        tx.sql()
                .insertInto(ACCOUNT_LIST)
                .set(ACCOUNT_LIST.ID, list.id())
                .set(ACCOUNT_LIST.ACCOUNT_ID, owner.value())
                .set(ACCOUNT_LIST.TITLE, list.title())
                .set(ACCOUNT_LIST.REPLIES_POLICY, list.replies())
                .set(ACCOUNT_LIST.EXCLUSIVE, list.exclusive())
                .set(ACCOUNT_LIST.CREATED_AT, clock.instant())
                .execute();
        return list;
    }

    public AccountList update(Transaction tx, AccountId owner, long id, Draft draft) {
        var old = require(tx, owner, id);
        var list = new AccountList(
                id,
                owner,
                requireTitle(draft.title().orElse(old.title())),
                requireReplies(draft.replies().orElse(old.replies())),
                draft.exclusive().orElse(old.exclusive()));
        tx.sql()
                .update(ACCOUNT_LIST)
                .set(ACCOUNT_LIST.TITLE, list.title())
                .set(ACCOUNT_LIST.REPLIES_POLICY, list.replies())
                .set(ACCOUNT_LIST.EXCLUSIVE, list.exclusive())
                .where(ACCOUNT_LIST.ID.eq(id))
                .execute();
        changed(tx, owner);
        return list;
    }

    public void remove(Transaction tx, AccountId owner, long id) {
        tx.sql()
                .deleteFrom(ACCOUNT_LIST)
                .where(ACCOUNT_LIST.ID.eq(require(tx, owner, id).id()))
                .execute();
        changed(tx, owner);
    }

    /** Who is on it, newest first. */
    public List<Member> members(Transaction tx, AccountList list, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(ACCOUNT_LIST_MEMBER)
                .where(ACCOUNT_LIST_MEMBER.LIST_ID.eq(list.id()))
                .and(page.bounds(ACCOUNT_LIST_MEMBER.ID))
                .orderBy(page.order(ACCOUNT_LIST_MEMBER.ID))
                .limit(page.limit())
                .fetch(row -> new Member(row.getId(), new AccountId(row.getAccountId()))));
    }

    /** Problems: 404 for somebody whom the owner does not follow, 422 for somebody who is on it already. */
    public void addMembers(Transaction tx, AccountId owner, long id, Collection<AccountId> accounts) {
        var list = require(tx, owner, id);
        if (!followed(tx, owner).containsAll(accounts)) {
            throw new NotFound();
        }
        for (var account : accounts) {
            int added = tx.sql()
                    .insertInto(ACCOUNT_LIST_MEMBER)
                    .set(ACCOUNT_LIST_MEMBER.ID, ids.next())
                    .set(ACCOUNT_LIST_MEMBER.LIST_ID, list.id())
                    .set(ACCOUNT_LIST_MEMBER.ACCOUNT_ID, account.value())
                    .onConflictDoNothing()
                    .execute();
            if (added == 0) {
                throw Invalid.refused("Validation failed: Account has already been taken");
            }
        }
        changed(tx, owner);
    }

    private static Set<AccountId> followed(Transaction tx, AccountId owner) {
        var followed = new HashSet<>(tx.sql()
                .select(FOLLOW.TARGET_ID)
                .from(FOLLOW)
                .where(FOLLOW.ACCOUNT_ID.eq(owner.value()))
                .fetch(row -> new AccountId(row.value1())));
        followed.add(owner);
        return followed;
    }

    public void removeMembers(Transaction tx, AccountId owner, long id, Collection<AccountId> accounts) {
        tx.sql()
                .deleteFrom(ACCOUNT_LIST_MEMBER)
                .where(ACCOUNT_LIST_MEMBER.LIST_ID.eq(require(tx, owner, id).id()))
                .and(ACCOUNT_LIST_MEMBER.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).toList()))
                .execute();
        changed(tx, owner);
    }

    /** Somebody no longer follows an account: it is on none of their lists. */
    @Override
    public void ended(Transaction tx, AccountId follower, AccountId followed) {
        int left = tx.sql()
                .deleteFrom(ACCOUNT_LIST_MEMBER)
                .where(ACCOUNT_LIST_MEMBER.ACCOUNT_ID.eq(followed.value()))
                .and(ACCOUNT_LIST_MEMBER.LIST_ID.in(DSL.select(ACCOUNT_LIST.ID)
                        .from(ACCOUNT_LIST)
                        .where(ACCOUNT_LIST.ACCOUNT_ID.eq(follower.value()))))
                .execute();
        if (left > 0) {
            changed(tx, follower);
        }
    }

    @Override
    public void changed(AccountId follower, AccountId followed) {
        // what they want to see of somebody stands in the follow itself
    }

    private static String requireTitle(String title) {
        if (title.isBlank()) {
            throw Invalid.field("title", "ERR_BLANK", "can't be blank");
        }
        if (title.codePointCount(0, title.length()) > LONGEST_TITLE) {
            throw Invalid.field("title", "ERR_TOO_LONG", "is too long (maximum is " + LONGEST_TITLE + " characters)");
        }
        return title.strip();
    }

    private static String requireReplies(String policy) {
        if (!REPLIES.contains(policy)) {
            throw Invalid.field("replies_policy", "ERR_INCLUSION", "is not included in the list");
        }
        return policy;
    }
}
