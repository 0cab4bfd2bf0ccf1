package folkmoot.talk.quote;

import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.NoteBuilder;
import folkmoot.federation.vocabulary.QuoteRequest;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.DraftPart;
import folkmoot.talk.status.NoteDecorator;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusDeliveries;
import folkmoot.talk.status.StatusNotes;
import folkmoot.talk.status.Statuses;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What members do with quotes, and what other servers are told of it. */
public final class QuoteSending implements NoteDecorator {

    private final Quotes quotes;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Wire wire;

    /** How other servers are told. */
    public record Wire(StatusNotes notes, StatusDeliveries posts, Deliveries deliveries, LocalUris uris, Ids ids) {}

    public QuoteSending(Quotes quotes, Accounts accounts, Statuses statuses, Wire wire) {
        this.quotes = quotes;
        this.accounts = accounts;
        this.statuses = statuses;
        this.wire = wire;
    }

    /** The part of a draft that quotes a status. */
    public DraftPart quoting(StatusId wanted) {
        return new DraftPart() {
            @Override
            public boolean standsAlone() {
                return true;
            }

            @Override
            public void check(Transaction tx, Account author, Visibility visibility) {
                quotes.requireQuotable(tx, author, wanted, visibility);
            }

            @Override
            public void keep(Transaction tx, Status status, Account author) {
                quote(tx, status, author, wanted);
            }
        };
    }

    /** The part of a draft or an edit that says who may quote it. */
    public DraftPart policy(QuotePolicy policy) {
        return new DraftPart() {
            @Override
            public void keep(Transaction tx, Status status, Account author) {
                quotes.setPolicy(tx, status.id(), status.visibility().isOpen() ? policy : QuotePolicy.NOBODY);
            }
        };
    }

    private void quote(Transaction tx, Status status, Account by, StatusId wanted) {
        var quoted = quotes.requireQuotable(tx, by, wanted, status.visibility());
        var author = accounts.require(tx, quoted.author());
        boolean allowed = author.isLocal();
        var request = allowed
                ? Optional.<URI>empty()
                : Optional.of(wire.uris()
                        .activity(by.id(), "quote-request", wire.ids().next()));
        quotes.save(
                tx,
                new Quote(
                        status.id(),
                        by.id(),
                        Optional.of(quoted.id()),
                        quoted.uri(),
                        Optional.of(author.id()),
                        allowed ? Quote.State.ACCEPTED : Quote.State.PENDING,
                        request,
                        allowed ? Optional.of(quotes.stamp(author, status.id())) : Optional.empty()));
        request.ifPresent(id -> wire.deliveries()
                .enqueue(
                        tx,
                        by.id(),
                        new QuoteRequest(
                                id,
                                by.uri(),
                                quoted.uri(),
                                Ref.of(wire.notes().note(tx, status, by)),
                                Recipients.to(author.uri())),
                        Audience.of(author.id())));
    }

    /** Sends a status of ours again, because what is known of its quote has changed. */
    void sendAgain(Transaction tx, StatusId quoting) {
        statuses.find(tx, quoting)
                .filter(Status::local)
                .ifPresent(status -> wire.posts().edited(tx, status, accounts.require(tx, status.author())));
    }

    /** Who may quote a status from now on. The caller is its author. */
    public void changePolicy(Transaction tx, Status status, QuotePolicy policy) {
        quotes.setPolicy(tx, status.id(), policy);
        wire.posts().edited(tx, status, accounts.require(tx, status.author()));
    }

    /** An author takes back that a status is quoted. Problems: 403, 404. */
    public Quote revoke(Transaction tx, AccountId owner, StatusId quoted, StatusId quoting) {
        var quote = quotes.requireOwn(tx, owner, quoted, quoting);
        var revoked = quotes.withState(tx, quote, Quote.State.REVOKED, Optional.empty());
        var author = accounts.require(tx, owner);
        quote.stamp()
                .ifPresent(stamp -> wire.deliveries()
                        .enqueue(
                                tx,
                                owner,
                                new Delete(
                                        wire.uris()
                                                .activity(
                                                        owner,
                                                        "delete",
                                                        wire.ids().next()),
                                        author.uri(),
                                        stamp),
                                Audience.of(quote.by()).andFollowersOf(owner)));
        sendAgain(tx, quoting);
        return revoked;
    }

    /** Adds to a status on the wire what it quotes, and who may quote it. */
    @Override
    public void decorate(Transaction tx, Status status, NoteBuilder note) {
        var quote = quotes.of(tx, status.id());
        note.quoting(new Note.Quoting(
                quote.map(Quote::quotedUri),
                quote.flatMap(Quote::stamp),
                status.visibility().isOpen() ? Optional.of(onTheWire(tx, status)) : Optional.empty()));
        quote.flatMap(known -> known.quoted().flatMap(id -> statuses.find(tx, id)))
                .ifPresent(quoted -> note.content(
                        inline(quoted.page()) + status.text().content(),
                        status.text().language()));
    }

    private Note.Allowed onTheWire(Transaction tx, Status status) {
        var author = accounts.require(tx, status.author());
        var automatic = new ArrayList<URI>();
        for (var word : quotes.policy(tx, status).automatic()) {
            switch (word) {
                case "public" -> automatic.add(Addresses.PUBLIC);
                case "followers" -> author.endpoints().followers().ifPresent(automatic::add);
                default -> {
                    // a local policy knows no other word
                }
            }
        }
        return new Note.Allowed(automatic.isEmpty() ? List.of(author.uri()) : automatic, List.of());
    }

    /** What those see who do not know quotes; clients that do hide it. */
    public static String inline(URI page) {
        var address = Html.escape(page.toString());
        return "<p class=\"quote-inline\">RE: <a href=\"" + address + "\">" + address + "</a></p>";
    }
}
