package folkmoot.talk.quote;

import static folkmoot.schema.generated.Tables.QUOTE;
import static folkmoot.schema.generated.Tables.QUOTE_POLICY;
import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.QuoteRecord;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;

/** All SQL that writes {@code quote} and {@code quote_policy}. */
final class QuoteStore {

    /** Keeps a quote, or what is known of it now. */
    void save(Transaction tx, Quote quote, Instant now) {
        var row = new QuoteRecord();
        row.setStatusId(quote.status().value());
        row.setAccountId(quote.by().value());
        row.setQuotedId(quote.quoted().map(StatusId::value).orElse(null));
        row.setQuotedUri(quote.quotedUri().toString());
        row.setQuotedAccountId(quote.quotedAuthor().map(AccountId::value).orElse(null));
        row.setState(quote.state().word());
        row.setRequestUri(quote.request().map(URI::toString).orElse(null));
        row.setStampUri(quote.stamp().map(URI::toString).orElse(null));
        row.setCreatedAt(now);
        tx.sql()
                .insertInto(QUOTE)
                .set(row)
                .onConflict(QUOTE.STATUS_ID)
                .doUpdate()
                .set(QUOTE.QUOTED_ID, row.getQuotedId())
                .set(QUOTE.QUOTED_ACCOUNT_ID, row.getQuotedAccountId())
                .set(QUOTE.STATE, row.getState())
                .set(QUOTE.REQUEST_URI, row.getRequestUri())
                .set(QUOTE.STAMP_URI, row.getStampUri())
                .execute();
    }

    Optional<Quote> find(Transaction tx, Condition condition) {
        return tx.sql()
                .selectFrom(QUOTE)
                .where(condition)
                .limit(1)
                .fetchOptional()
                .map(QuoteStore::quote);
    }

    /** The accepted quotes of a status whose own status is not gone, newest first. */
    List<Quote> of(Transaction tx, StatusId quoted, Page page) {
        return page.newestFirst(tx.sql()
                .select(QUOTE.fields())
                .from(QUOTE)
                .join(STATUS)
                .on(STATUS.ID.eq(QUOTE.STATUS_ID))
                .where(QUOTE.QUOTED_ID.eq(quoted.value()))
                .and(QUOTE.STATE.eq("accepted"))
                .and(STATUS.DELETED_AT.isNull())
                .and(page.bounds(QUOTE.STATUS_ID))
                .orderBy(page.order(QUOTE.STATUS_ID))
                .limit(page.limit())
                .fetch(row -> quote(row.into(QUOTE))));
    }

    void setPolicy(Transaction tx, StatusId status, QuotePolicy policy) {
        var automatic = policy.automatic().toArray(String[]::new);
        var manual = policy.manual().toArray(String[]::new);
        tx.sql()
                .insertInto(QUOTE_POLICY)
                .set(QUOTE_POLICY.STATUS_ID, status.value())
                .set(QUOTE_POLICY.AUTOMATIC, automatic)
                .set(QUOTE_POLICY.MANUAL, manual)
                .onConflict(QUOTE_POLICY.STATUS_ID)
                .doUpdate()
                .set(QUOTE_POLICY.AUTOMATIC, automatic)
                .set(QUOTE_POLICY.MANUAL, manual)
                .execute();
    }

    Optional<QuotePolicy> policy(Transaction tx, StatusId status) {
        return tx.sql()
                .selectFrom(QUOTE_POLICY)
                .where(QUOTE_POLICY.STATUS_ID.eq(status.value()))
                .fetchOptional()
                .map(row -> new QuotePolicy(List.of(row.getAutomatic()), List.of(row.getManual())));
    }

    private static Quote quote(QuoteRecord row) {
        return new Quote(
                new StatusId(row.getStatusId()),
                new AccountId(row.getAccountId()),
                Optional.ofNullable(row.getQuotedId()).map(StatusId::new),
                URI.create(row.getQuotedUri()),
                Optional.ofNullable(row.getQuotedAccountId()).map(AccountId::new),
                Quote.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                Optional.ofNullable(row.getRequestUri()).map(URI::create),
                Optional.ofNullable(row.getStampUri()).map(URI::create));
    }
}
