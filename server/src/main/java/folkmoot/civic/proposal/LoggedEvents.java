package folkmoot.civic.proposal;

import folkmoot.civic.body.Body;
import folkmoot.civic.log.LogEntry.EventEntry;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Puts what happens to proposals into the log, in which only bodies have a name. */
final class LoggedEvents {

    private final Foundations civic;

    LoggedEvents(Foundations civic) {
        this.civic = civic;
    }

    void add(Transaction tx, ProposalId id, ProposalEvent event) {
        civic.log()
                .add(
                        tx,
                        id,
                        new EventEntry(
                                event.createdAt(),
                                civic.uris().proposalRecord(id),
                                event.kind(),
                                event.from(),
                                event.to(),
                                event.body().flatMap(body -> actor(tx, body)),
                                by(event),
                                event.reason()));
    }

    private Optional<URI> actor(Transaction tx, BodyId id) {
        return civic.bodies().list(tx, List.of(id)).stream()
                .findFirst()
                .flatMap(Body::account)
                .flatMap(account -> civic.accounts().find(tx, account))
                .map(Account::uri);
    }

    private static String by(ProposalEvent event) {
        if (event.actor().isEmpty()) {
            return "rule";
        }
        return event.body().isPresent() ? "body" : "person";
    }
}
