package folkmoot;

import folkmoot.civic.body.RecognitionChecks;
import folkmoot.civic.proposal.RemoteProposals;
import folkmoot.civic.proposal.RemoteSource;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.json.ObjectReader;
import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.status.RecordReceiver;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** What the civic core gets from other servers: records of proposals, and the evidence of officialness. */
final class CivicFederation implements RecordReceiver {

    private static final Duration REFRESH = Duration.ofMinutes(15);
    private static final Duration RECHECK = Duration.ofDays(1);

    private RemoteProposals proposals;

    /** Connects both, once there is a way to other servers. */
    void connect(Features features, Federation federation) {
        var civic = features.civic;
        var source = new Source(federation);
        this.proposals = new RemoteProposals(features.database, civic.proposals, source, features.jobs);
        federation.remoteStatuses.observe((tx, status, _, note) -> proposals.receive(tx, note, status));
        federation.remoteAccounts.observe((tx, account, _) -> features.officials.checkDomain(tx, account));
        var checks = new RecognitionChecks(
                features.database, features.accounts, features.officials, federation::page, features.clock);
        features.jobs.every("civic-recognition", RECHECK, checks::runAll);
        features.jobs.every("civic-remote-records", REFRESH, proposals::refreshStale);
    }

    /** Whoever sent it: the record is read again from its own address by a job. */
    @Override
    public Consumer<Transaction> receive(CivicRecord record, Account community, FetchBudget budget) {
        return tx -> proposals.updated(tx, record);
    }

    private record Source(Federation federation) implements RemoteSource {

        @Override
        public Optional<CivicRecord> record(URI uri) {
            return federation.fetcher.fetch(uri, FetchBudget.perActivity()) instanceof FetchResult.Found found
                    ? read(found)
                    : Optional.empty();
        }

        private static Optional<CivicRecord> read(FetchResult.Found found) {
            try {
                return ObjectReader.read(found.json()) instanceof CivicRecord record
                        ? Optional.of(record)
                        : Optional.empty();
            } catch (MalformedDocument broken) {
                return Optional.empty(); // shown as a plain post until its server mends it
            }
        }

        @Override
        public Optional<Account> actor(URI uri) {
            return federation.remoteAccounts.byUri(uri);
        }

        @Override
        public Optional<Status> post(URI uri) {
            return federation.remoteStatuses.byUri(uri);
        }
    }
}
