package folkmoot.talk.quote;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.federation.vocabulary.QuoteRequest;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.CreateHandler;
import folkmoot.talk.status.RemoteStatuses;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** QuoteRequest from elsewhere; the answers to ours; a stamp that its author takes back (FEP-044f). */
public final class QuoteHandler {

    private final Quotes quotes;
    private final QuoteSending sending;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Wire wire;

    /** What comes in and goes out. */
    public record Wire(CreateHandler creates, RemoteStatuses remote, Deliveries deliveries, LocalUris uris, Ids ids) {}

    public QuoteHandler(Quotes quotes, QuoteSending sending, Accounts accounts, Statuses statuses, Wire wire) {
        this.quotes = quotes;
        this.sending = sending;
        this.accounts = accounts;
        this.statuses = statuses;
        this.wire = wire;
    }

    /** Answered at once by the policy of the quoted status; the quoting post is kept first. */
    public Consumer<Transaction> receive(QuoteRequest request, Account sender, FetchBudget budget) {
        if (!Origins.same(request.instrument().uri(), sender.uri())) {
            throw new Forbidden("The quoting post stands on another server than the sender");
        }
        Consumer<Transaction> keep = switch (request.instrument()) {
            case Ref.Embedded<Note>(var note) -> wire.creates().keepOffered(note, sender, budget);
            case Ref.Link<Note>(var id) -> {
                wire.remote().find(id, budget);
                yield _ -> {};
            }
        };
        return tx -> {
            keep.accept(tx);
            answer(tx, request, sender);
        };
    }

    private void answer(Transaction tx, QuoteRequest request, Account sender) {
        var quoted = statuses.byUri(tx, request.object()).filter(Status::local);
        if (quoted.isEmpty()) {
            return;
        }
        var author = accounts.require(tx, quoted.get().author());
        var quoting = statuses.byUri(tx, request.instrument().uri())
                .filter(status -> status.author().equals(sender.id()));
        boolean allowed = quoting.isPresent()
                && statuses.visible(tx, quoted.get().id(), Optional.of(sender.id()))
                        .isPresent()
                && quotes.allows(tx, quoted.get(), sender.id()).equals("automatic");
        var id = wire.uris()
                .activity(author.id(), allowed ? "accept" : "reject", wire.ids().next());
        Ref<Activity> about = Ref.to(request.id());
        var to = Recipients.to(sender.uri());
        if (!allowed) {
            wire.deliveries()
                    .enqueue(tx, author.id(), new Reject(id, author.uri(), about, to), Audience.of(sender.id()));
            return;
        }
        var stamp = quotes.stamp(author, quoting.get().id());
        quotes.save(
                tx,
                new Quote(
                        quoting.get().id(),
                        sender.id(),
                        Optional.of(quoted.get().id()),
                        quoted.get().uri(),
                        Optional.of(author.id()),
                        Quote.State.ACCEPTED,
                        Optional.of(request.id()),
                        Optional.of(stamp)));
        wire.deliveries()
                .enqueue(
                        tx,
                        author.id(),
                        new Accept(id, author.uri(), about, to, Optional.of(stamp)),
                        Audience.of(sender.id()));
    }

    /** Whether it answered a request of ours: then the quote stands, with the stamp given. */
    public boolean accepted(Transaction tx, Accept accept, Account sender) {
        var quote = asked(tx, accept.object(), sender);
        quote.ifPresent(known -> {
            quotes.withState(
                    tx,
                    known,
                    Quote.State.ACCEPTED,
                    accept.result().filter(stamp -> Origins.same(stamp, sender.uri())));
            sending.sendAgain(tx, known.status());
        });
        return quote.isPresent();
    }

    /** Whether it answered a request of ours. */
    public boolean rejected(Transaction tx, Reject reject, Account sender) {
        var quote = asked(tx, reject.object(), sender);
        quote.ifPresent(known -> quotes.withState(
                tx,
                known,
                known.state() == Quote.State.ACCEPTED ? Quote.State.REVOKED : Quote.State.REJECTED,
                Optional.empty()));
        return quote.isPresent();
    }

    /** By the id of the request; by the posts where that is none that we know. */
    private Optional<Quote> asked(Transaction tx, Ref<Activity> request, Account sender) {
        return quotes.byRequest(tx, request.uri())
                .or(() -> request instanceof Ref.Embedded<Activity>(QuoteRequest asked)
                        ? statuses.byUri(tx, asked.instrument().uri())
                                .filter(Status::local)
                                .flatMap(quoting -> quotes.of(tx, quoting.id()))
                                .filter(quote -> quote.quotedUri().equals(asked.object()))
                        : Optional.empty())
                .filter(quote -> quote.quotedAuthor().equals(Optional.of(sender.id())));
    }

    /** Whether what is deleted was the stamp of a quote: the quote is then shown no more. */
    public boolean revoked(Transaction tx, URI stamp, Account sender) {
        var quote =
                quotes.byStamp(tx, stamp).filter(known -> known.quotedAuthor().equals(Optional.of(sender.id())));
        quote.ifPresent(known -> quotes.withState(tx, known, Quote.State.REVOKED, Optional.empty()));
        return quote.isPresent();
    }
}
