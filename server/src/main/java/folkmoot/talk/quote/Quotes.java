package folkmoot.talk.quote;

import static folkmoot.schema.generated.Tables.FOLLOW;
import static folkmoot.schema.generated.Tables.QUOTE;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusObserver;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The rules of quoting: who may, what becomes of a quote, who hears of it. What goes to other servers is {@link QuoteSending}. */
public final class Quotes implements StatusObserver {

    private static final int MOST_TOLD = 1_000;

    private final Accounts accounts;
    private final Statuses statuses;
    private final Notifications notifications;
    private final LocalUris uris;
    private final InstantSource clock;
    private final QuoteStore store = new QuoteStore();
    private final Observers<BiConsumer<Transaction, StatusId>> observers;
    private final Observers<BiConsumer<Transaction, StatusId>> stateObservers;

    public Quotes(
            Accounts accounts,
            Statuses statuses,
            Notifications notifications,
            LocalUris uris,
            InstantSource clock,
            Observers<BiConsumer<Transaction, StatusId>> observers,
            Observers<BiConsumer<Transaction, StatusId>> stateObservers) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.notifications = notifications;
        this.uris = uris;
        this.clock = clock;
        this.observers = observers;
        this.stateObservers = stateObservers;
    }

    /**
     * The status that somebody here wants to quote. Problems: 404 for one that they may not see; 422 where its author does
     * not allow it, and for one that is not open unless it is their own and goes to no more people.
     */
    Status requireQuotable(Transaction tx, Account by, StatusId wanted, Visibility visibility) {
        var quoted = statuses.requireVisible(tx, wanted, Optional.of(by.id()));
        boolean own = quoted.author().equals(by.id());
        if (quoted.isReblog() || quoted.visibility() == Visibility.DIRECT) {
            throw new NotFound();
        }
        if (quoted.visibility() == Visibility.PRIVATE && (!own || visibility.isOpen())) {
            throw Invalid.refused("Validation failed: This post may not be quoted here");
        }
        if (allows(tx, quoted, by.id()).equals("denied")) {
            throw Invalid.refused("Validation failed: The author does not allow quoting this post");
        }
        return quoted;
    }

    /** {@code automatic}, {@code manual} or {@code denied}. */
    String allows(Transaction tx, Status quoted, AccountId by) {
        if (quoted.author().equals(by)) {
            return "automatic";
        }
        boolean follows = tx.sql()
                .fetchExists(
                        FOLLOW,
                        FOLLOW.ACCOUNT_ID
                                .eq(by.value())
                                .and(FOLLOW.TARGET_ID.eq(quoted.author().value()))
                                .and(FOLLOW.ACCEPTED_AT.isNotNull()));
        return policy(tx, quoted).allows(follows);
    }

    /** Who may quote a status. */
    public QuotePolicy policy(Transaction tx, Status status) {
        if (!status.visibility().isOpen()) {
            return QuotePolicy.NOBODY;
        }
        return store.policy(tx, status.id()).orElse(status.local() ? QuotePolicy.PUBLIC : QuotePolicy.NOBODY);
    }

    public void setPolicy(Transaction tx, StatusId status, QuotePolicy policy) {
        store.setPolicy(tx, status, policy);
        changed(tx, status);
        restated(tx, status);
    }

    /** Keeps a quote as it stands now; the quoted author hears of one that becomes accepted. */
    void save(Transaction tx, Quote quote) {
        var before = of(tx, quote.status());
        store.save(tx, quote, clock.instant());
        changed(tx, quote.status());
        if (before.filter(known -> known.state() != quote.state()).isPresent()) {
            restated(tx, quote.status());
        }
        quote.quoted().ifPresent(quoted -> changed(tx, quoted));
        boolean news = quote.state() == Quote.State.ACCEPTED
                && before.map(Quote::state).filter(Quote.State.ACCEPTED::equals).isEmpty();
        if (news) {
            quote.quotedAuthor()
                    .flatMap(author -> accounts.find(tx, author))
                    .filter(Account::isLocal)
                    .ifPresent(author -> notifications.quote(tx, author, quote.by(), quote.status()));
        }
    }

    Quote withState(Transaction tx, Quote quote, Quote.State state, Optional<URI> stamp) {
        var now = new Quote(
                quote.status(),
                quote.by(),
                quote.quoted(),
                quote.quotedUri(),
                quote.quotedAuthor(),
                state,
                quote.request(),
                stamp);
        save(tx, now);
        return now;
    }

    /** Where the stamp of a quote stands that an author of ours allowed. */
    URI stamp(Account author, StatusId quoting) {
        return uris.below(author.uri(), "quote_authorizations/" + quoting);
    }

    /** What a status quotes. */
    public Optional<Quote> of(Transaction tx, StatusId status) {
        return store.find(tx, QUOTE.STATUS_ID.eq(status.value()));
    }

    Optional<Quote> byRequest(Transaction tx, URI request) {
        return store.find(tx, QUOTE.REQUEST_URI.eq(request.toString()));
    }

    /** By the id of its stamp. */
    public Optional<Quote> byStamp(Transaction tx, URI stamp) {
        return store.find(tx, QUOTE.STAMP_URI.eq(stamp.toString()).and(QUOTE.STATE.eq("accepted")));
    }

    /** Which statuses quote this one, newest first; the cursor is the id of the quoting status. */
    public List<StatusId> quoting(Transaction tx, StatusId quoted, Page page) {
        return store.of(tx, quoted, page).stream().map(Quote::status).toList();
    }

    /** A quote that the author of the quoted status may take back. Problems: 403 for anybody else, 404. */
    Quote requireOwn(Transaction tx, AccountId owner, StatusId quoted, StatusId quoting) {
        var status = statuses.requireVisible(tx, quoted, Optional.of(owner));
        if (!status.author().equals(owner)) {
            throw new Forbidden("This action is not allowed");
        }
        return of(tx, quoting)
                .filter(quote -> quote.quoted().equals(Optional.of(quoted)))
                .orElseThrow(NotFound::new);
    }

    /** Those here who quote a status hear that it was edited. */
    @Override
    public void edited(Transaction tx, Status status, Account author) {
        for (var quote : store.of(tx, status.id(), Page.first(MOST_TOLD))) {
            accounts.find(tx, quote.by())
                    .filter(Account::isLocal)
                    .ifPresent(account -> notifications.quotedUpdate(tx, account, author.id(), quote.status()));
        }
    }

    /** What it quoted is quoted once less. */
    @Override
    public void removed(Transaction tx, Status status, Account author) {
        of(tx, status.id()).flatMap(Quote::quoted).ifPresent(quoted -> changed(tx, quoted));
    }

    private void restated(Transaction tx, StatusId status) {
        stateObservers.tell(observer -> observer.accept(tx, status));
    }

    private void changed(Transaction tx, StatusId status) {
        observers.tell(observer -> observer.accept(tx, status));
    }
}
