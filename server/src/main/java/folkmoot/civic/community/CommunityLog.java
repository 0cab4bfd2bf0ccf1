package folkmoot.civic.community;

import static folkmoot.schema.generated.Tables.COMMUNITY_ACT;

import folkmoot.civic.log.CivicLog;
import folkmoot.civic.log.LogEntry.ActEntry;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.text.Names;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What moderators did in a community, with their reasons, for everybody to read. */
public final class CommunityLog {

    private static final int LONGEST_REASON = 500;

    private final Accounts accounts;
    private final CivicLog log;
    private final Ids ids;
    private final InstantSource clock;

    public CommunityLog(Accounts accounts, CivicLog log, Ids ids, InstantSource clock) {
        this.accounts = accounts;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /** What was done; the word is kept in the database. */
    public enum Act {
        REMOVE,
        RESTORE,
        BAN,
        UNBAN,
        LOCK,
        UNLOCK,
        FEATURE,
        UNFEATURE,
        APPOINT,
        DISMISS,
        /** Somebody keeps the community's desk. */
        APPOINT_VOLUNTEER,
        DISMISS_VOLUNTEER,
        /** Held supports count. */
        RELEASE,
        /** Held supports do not count. */
        REFUSE,
        /** Counted supports were taken out. */
        INVALIDATE,
        /** They were put back. */
        REINSTATE,
        /** How many of somebody new wait for a look. */
        FIRST_ITEMS,
        /** Which kinds of matters it wants. */
        KINDS,
        /** Somebody for whom another posted did not want that. */
        OBJECTION,
        /** A proposal that waited is published. */
        PUBLISH,
        /** One that waited was sent back to its author. */
        RETURN,
        /** What is counted from a server, or no longer. */
        SERVER,
        /** A body came into the register. */
        REGISTER,
        CORRECT,
        RETIRE,
        /** An entry was taken into another. */
        MERGE,
        /** What may be attested, and by whom. */
        CLAIM,
        /** Under which licence its data may be taken along. */
        DATA_LICENCE,
        /** An address is told of what happens to its proposals, or no longer. */
        WEBHOOK,
        /** A body gave it a file before everybody else. */
        HAND_OVER,
        /** It left for another instance. */
        MOVE;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One line of the log; without an account it was the operator. */
    public record Entry(long id, Optional<AccountId> by, Act act, URI object, String reason, Instant when) {}

    /** A reason as it is kept: clean, and cut after 500 characters. */
    public static String reason(String typed) {
        return Names.cut(Names.cleanLines(typed), LONGEST_REASON);
    }

    public void add(Transaction tx, CommunityId community, AccountId by, Act act, URI object, String reason) {
        add(tx, community, Optional.of(by), act, object, reason);
    }

    /** @param by empty for the operator's command, and for what a rule did by itself */
    public void add(Transaction tx, CommunityId community, Optional<AccountId> by, Act act, URI object, String reason) {
        long id = ids.next();
        var now = clock.instant();
        tx.sql()
                .insertInto(COMMUNITY_ACT)
                .set(COMMUNITY_ACT.ID, id)
                .set(COMMUNITY_ACT.COMMUNITY_ID, community.value())
                .set(COMMUNITY_ACT.ACCOUNT_ID, by.map(AccountId::value).orElse(null))
                .set(COMMUNITY_ACT.ACT, act.word())
                .set(COMMUNITY_ACT.OBJECT_URI, object.toString())
                .set(COMMUNITY_ACT.REASON, reason)
                .set(COMMUNITY_ACT.CREATED_AT, now)
                .execute();
        var group = accounts.require(tx, new AccountId(community.value()));
        log.add(tx, new ActEntry(now, group.uri(), act.word(), id));
    }

    /** The newest entries first. */
    public List<Entry> latest(Transaction tx, CommunityId community, int limit) {
        return tx.sql()
                .selectFrom(COMMUNITY_ACT)
                .where(COMMUNITY_ACT.COMMUNITY_ID.eq(community.value()))
                .orderBy(COMMUNITY_ACT.ID.desc())
                .limit(limit)
                .fetch(row -> new Entry(
                        row.getId(),
                        Optional.ofNullable(row.getAccountId()).map(AccountId::new),
                        Act.valueOf(row.getAct().toUpperCase(Locale.ROOT)),
                        URI.create(row.getObjectUri()),
                        row.getReason(),
                        row.getCreatedAt()));
    }

    /** The community that removed a post and has not restored it since. */
    public Optional<CommunityId> removedFrom(Transaction tx, URI post) {
        return tx.sql()
                .selectFrom(COMMUNITY_ACT)
                .where(COMMUNITY_ACT.OBJECT_URI.eq(post.toString()))
                .and(COMMUNITY_ACT.ACT.in(Act.REMOVE.word(), Act.RESTORE.word()))
                .orderBy(COMMUNITY_ACT.ID.desc())
                .limit(1)
                .fetchOptional()
                .filter(row -> row.getAct().equals(Act.REMOVE.word()))
                .map(row -> new CommunityId(row.getCommunityId()));
    }
}
