package folkmoot.people.block;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.ACCOUNT_DOMAIN_BLOCK;
import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.federation.vocabulary.DomainNames;
import folkmoot.people.account.Accounts;
import folkmoot.people.follow.Follows;
import folkmoot.people.relation.HiddenSets;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.problem.Invalid;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.TableField;

/** Which servers a person hides, with everybody there; follows in both directions end, which a job does and reports. */
public final class AccountDomainBlocks {

    /** Which follows are to end. */
    public record Sever(long account, String domain) {}

    private static final JobKind<Sever> SEVER = new JobKind<>("sever-domain", Sever.class, RetryPolicy.USUAL);

    private final Database database;
    private final Accounts accounts;
    private final Follows follows;
    private final Severances severances;
    private final HiddenSets hidden;
    private final Jobs jobs;
    private final Ids ids;
    private final InstantSource clock;

    public AccountDomainBlocks(
            Database database,
            Accounts accounts,
            Follows follows,
            Severances severances,
            HiddenSets hidden,
            Jobs jobs,
            Ids ids,
            InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.follows = follows;
        this.severances = severances;
        this.hidden = hidden;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
        jobs.handle(SEVER, this::sever);
    }

    /** A row of the list; the cursor is its id. */
    public record BlockedDomain(long id, String domain) {}

    /** How many follows would end. */
    public record Preview(int following, int followers) {}

    /** Twice is the same as once. 422 for what cannot be a domain. */
    public void add(Transaction tx, AccountId account, String text) {
        var domain = normal(text);
        int made = tx.sql()
                .insertInto(ACCOUNT_DOMAIN_BLOCK)
                .set(ACCOUNT_DOMAIN_BLOCK.ID, ids.next())
                .set(ACCOUNT_DOMAIN_BLOCK.ACCOUNT_ID, account.value())
                .set(ACCOUNT_DOMAIN_BLOCK.DOMAIN, domain)
                .set(ACCOUNT_DOMAIN_BLOCK.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        if (made == 1) {
            jobs.enqueue(tx, SEVER, new Sever(account.value(), domain));
            hidden.changed(tx, account);
        }
    }

    public void remove(Transaction tx, AccountId account, String text) {
        tx.sql()
                .deleteFrom(ACCOUNT_DOMAIN_BLOCK)
                .where(ACCOUNT_DOMAIN_BLOCK.ACCOUNT_ID.eq(account.value()))
                .and(ACCOUNT_DOMAIN_BLOCK.DOMAIN.eq(normal(text)))
                .execute();
        hidden.changed(tx, account);
    }

    /** Newest first. */
    public List<BlockedDomain> list(Transaction tx, AccountId account, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(ACCOUNT_DOMAIN_BLOCK)
                .where(ACCOUNT_DOMAIN_BLOCK.ACCOUNT_ID.eq(account.value()))
                .and(page.bounds(ACCOUNT_DOMAIN_BLOCK.ID))
                .orderBy(page.order(ACCOUNT_DOMAIN_BLOCK.ID))
                .limit(page.limit())
                .fetch(row -> new BlockedDomain(row.getId(), row.getDomain())));
    }

    public Preview preview(Transaction tx, AccountId account, String text) {
        var domain = normal(text);
        return new Preview(
                followed(tx, account, domain).size(),
                followers(tx, account, domain).size());
    }

    private static List<AccountId> followed(Transaction tx, AccountId account, String domain) {
        return others(tx, FOLLOW.ACCOUNT_ID.eq(account.value()), FOLLOW.TARGET_ID, domain);
    }

    private static List<AccountId> followers(Transaction tx, AccountId account, String domain) {
        return others(tx, FOLLOW.TARGET_ID.eq(account.value()), FOLLOW.ACCOUNT_ID, domain);
    }

    private static List<AccountId> others(
            Transaction tx, Condition condition, TableField<?, Long> other, String domain) {
        return tx.sql()
                .select(other)
                .from(FOLLOW)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(other))
                .where(condition)
                .and(ACCOUNT.DOMAIN.eq(domain))
                .fetch(row -> new AccountId(row.value1()));
    }

    private void sever(Sever job) {
        database.write(tx -> {
            var account = accounts.require(tx, new AccountId(job.account()));
            var followed = followed(tx, account.id(), job.domain());
            var followers = followers(tx, account.id(), job.domain());
            accounts.list(tx, followed).forEach(target -> follows.remove(tx, account, target));
            accounts.list(tx, followers).forEach(follower -> follows.reject(tx, account, follower));
            severances.record(
                    tx,
                    new Severances.Severed(
                            account.id(), "user_domain_block", job.domain(), followers.size(), followed.size()));
        });
    }

    private static String normal(String text) {
        var bare = text.strip().toLowerCase(Locale.ROOT).replaceFirst("^@", "");
        return DomainNames.ascii(bare)
                .filter(ascii -> ascii.matches("[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?(:\\d{1,5})?"))
                .orElseThrow(() -> Invalid.field("domain", "ERR_INVALID", "is not a valid domain name"));
    }
}
