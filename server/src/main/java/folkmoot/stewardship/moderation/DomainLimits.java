package folkmoot.stewardship.moderation;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.block.Severances;
import folkmoot.people.follow.Follows;
import folkmoot.people.instance.DomainBlock;
import folkmoot.people.instance.DomainBlock.Severity;
import folkmoot.people.instance.DomainBlock.Terms;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * What follows when moderators limit a server: its accounts are limited with it, and when it is suspended, follows in both
 * directions end and the members concerned are told how many.
 */
public final class DomainLimits {

    private static final int AT_ONCE = 200;

    /** Whose follows are to end. */
    public record Sever(String domain) {}

    private static final JobKind<Sever> SEVER = new JobKind<>("sever-suspended-domain", Sever.class, RetryPolicy.USUAL);

    private final Database database;
    private final DomainBlocks blocks;
    private final Accounts accounts;
    private final Follows follows;
    private final Severances severances;
    private final ModerationActs acts;
    private final Jobs jobs;

    public DomainLimits(
            Database database,
            DomainBlocks blocks,
            Accounts accounts,
            Follows follows,
            Severances severances,
            ModerationActs acts,
            Jobs jobs) {
        this.database = database;
        this.blocks = blocks;
        this.accounts = accounts;
        this.follows = follows;
        this.severances = severances;
        this.acts = acts;
        this.jobs = jobs;
        jobs.handle(SEVER, this::sever);
    }

    /** What a limit would concern. @param following how many members follow somebody there; @param followers how many there follow a member */
    public record Preview(int accounts, int following, int followers) {}

    /** Counted now, for a domain and all below its name. Problems: 422 for what is no domain. */
    public Preview preview(Transaction tx, String text) {
        var there = below(DomainBlocks.requireDomain(text));
        return new Preview(
                tx.sql().fetchCount(ACCOUNT, there),
                tx.sql()
                        .fetchCount(tx.sql()
                                .selectOne()
                                .from(FOLLOW)
                                .join(ACCOUNT)
                                .on(ACCOUNT.ID.eq(FOLLOW.TARGET_ID))
                                .where(there)),
                tx.sql()
                        .fetchCount(tx.sql()
                                .selectOne()
                                .from(FOLLOW)
                                .join(ACCOUNT)
                                .on(ACCOUNT.ID.eq(FOLLOW.ACCOUNT_ID))
                                .where(there)));
    }

    /** Limits a domain; empty if it was already, which is then left as it was. 422 for what is no domain. */
    public Optional<DomainBlock> add(Transaction tx, AccountId by, String domain, Terms terms) {
        var added = blocks.add(tx, domain, terms);
        added.ifPresent(block -> {
            limit(tx, block);
            acts.note(tx, by, "block-domain", block.domain());
        });
        return added;
    }

    /** Other terms for a domain that is limited; 404 if it is not. */
    public DomainBlock change(Transaction tx, AccountId by, long id, Terms terms) {
        var changed = blocks.change(tx, id, terms);
        accounts.freeDomain(tx, changed.domain(), changed.created());
        limit(tx, changed);
        acts.note(tx, by, "change-domain-block", changed.domain());
        return changed;
    }

    /** Limits it no more. Follows that ended stay ended. */
    public void remove(Transaction tx, AccountId by, DomainBlock block) {
        blocks.remove(tx, block.domain());
        accounts.freeDomain(tx, block.domain(), block.created());
        acts.note(tx, by, "unblock-domain", block.domain());
    }

    private void limit(Transaction tx, DomainBlock block) {
        var severity = block.terms().severity();
        accounts.limitDomain(
                tx, block.domain(), block.created(), severity == Severity.SILENCE, severity == Severity.SUSPEND);
        if (severity == Severity.SUSPEND) {
            jobs.enqueue(tx, SEVER, new Sever(block.domain()));
        }
    }

    /** One member after the other, each in a transaction of its own; what was done is not found again. */
    private void sever(Sever job) {
        for (var more = concerned(job.domain()); !more.isEmpty(); more = concerned(job.domain())) {
            more.forEach(member -> database.write(tx -> sever(tx, accounts.require(tx, member), job.domain())));
        }
    }

    private List<AccountId> concerned(String domain) {
        return database.read(tx -> tx.sql()
                .select(FOLLOW.ACCOUNT_ID)
                .from(FOLLOW)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(FOLLOW.TARGET_ID))
                .where(below(domain))
                .union(tx.sql()
                        .select(FOLLOW.TARGET_ID)
                        .from(FOLLOW)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(FOLLOW.ACCOUNT_ID))
                        .where(below(domain)))
                .limit(AT_ONCE)
                .fetch(row -> new AccountId(row.value1())));
    }

    private void sever(Transaction tx, Account member, String domain) {
        var following = others(tx, FOLLOW.ACCOUNT_ID.eq(member.id().value()), FOLLOW.TARGET_ID, domain);
        var followers = others(tx, FOLLOW.TARGET_ID.eq(member.id().value()), FOLLOW.ACCOUNT_ID, domain);
        following.forEach(other -> follows.removed(tx, member, other));
        followers.forEach(other -> follows.removed(tx, other, member));
        severances.record(
                tx, new Severances.Severed(member.id(), "domain_block", domain, followers.size(), following.size()));
    }

    private List<Account> others(Transaction tx, Condition condition, TableField<?, Long> other, String domain) {
        return accounts.list(
                tx,
                tx.sql()
                        .select(other)
                        .from(FOLLOW)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(other))
                        .where(condition)
                        .and(below(domain))
                        .fetch(row -> new AccountId(row.value1())));
    }

    /** As the block itself: the domain and all below its name. */
    private static Condition below(String domain) {
        return ACCOUNT.DOMAIN.eq(domain).or(ACCOUNT.DOMAIN.endsWith(DSL.val("." + domain)));
    }
}
