package folkmoot.stewardship.report;

import folkmoot.federation.vocabulary.Flag;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.instance.DomainBlocks;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.drop.DropReason;
import folkmoot.platform.drop.Drops;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.Tables;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Flag from elsewhere: one report for each of our accounts that it names, with those of its posts that it names. */
public final class FlagHandler {

    private static final int LONGEST_COMMENT = 5_000;

    private final Reports reports;
    private final Accounts accounts;
    private final DomainBlocks blocks;

    /** @param blocks says whose reports are ignored */
    public FlagHandler(Reports reports, Accounts accounts, DomainBlocks blocks) {
        this.blocks = blocks;
        this.reports = reports;
        this.accounts = accounts;
    }

    /** Kept once, by the id of the Flag. Accounts that are not ours are ignored. */
    public Consumer<Transaction> receive(Flag flag, Account sender) {
        return tx -> reported(tx, flag, sender).stream()
                .filter(Account::isLocal)
                .filter(Account::isActive)
                .filter(_ -> sender.domain().filter(blocks::areReportsRejected).isEmpty())
                .findFirst()
                .ifPresentOrElse(
                        target -> add(tx, flag, sender, target), () -> Drops.note(tx, DropReason.UNKNOWN_OBJECT));
    }

    private void add(Transaction tx, Flag flag, Account sender, Account target) {
        reports.add(
                tx,
                new NewReport(
                        Optional.empty(),
                        sender.id(),
                        target.id(),
                        "other",
                        shortened(flag.content()),
                        false,
                        List.of(),
                        statuses(tx, target.id(), flag.objects(), sender),
                        Optional.of(flag.id())));
    }

    /** The actors it names; where it names posts only (Lemmy), their authors. */
    private List<Account> reported(Transaction tx, Flag flag, Account sender) {
        var named = accounts.byUris(tx, flag.objects());
        if (named.stream().anyMatch(Account::isLocal)) {
            return named;
        }
        var status = Tables.STATUS;
        return accounts.list(
                tx,
                tx.sql()
                        .selectDistinct(status.ACCOUNT_ID)
                        .from(status)
                        .where(status.URI.in(
                                flag.objects().stream().map(URI::toString).toList()))
                        .and(status.LOCAL)
                        .and(shownTo(sender))
                        .fetch(row -> new AccountId(row.value1())));
    }

    /** Who reports a post must be able to see it (CVE-2024-23649). */
    private static Condition shownTo(Account sender) {
        var status = Tables.STATUS;
        var mention = Tables.STATUS_MENTION;
        return status.VISIBILITY
                .in("public", "unlisted")
                .or(DSL.exists(DSL.selectOne()
                        .from(mention)
                        .where(mention.STATUS_ID.eq(status.ID))
                        .and(mention.ACCOUNT_ID.eq(sender.id().value()))));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_COMMENT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_COMMENT));
    }

    private static List<StatusId> statuses(Transaction tx, AccountId author, List<URI> named, Account sender) {
        var status = Tables.STATUS;
        return tx.sql()
                .select(status.ID)
                .from(status)
                .where(status.URI.in(named.stream().map(URI::toString).toList()))
                .and(status.ACCOUNT_ID.eq(author.value()))
                .and(status.DELETED_AT.isNull())
                .and(shownTo(sender))
                .fetch(row -> new StatusId(row.value1()));
    }
}
