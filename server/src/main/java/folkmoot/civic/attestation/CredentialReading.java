package folkmoot.civic.attestation;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Account;
import folkmoot.people.account.AccountLookup;
import folkmoot.people.key.RemoteProofs;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Reads a credential at its issuer's server and says whether it can be believed. Blocks; never inside a transaction. */
final class CredentialReading {

    private static final int REQUESTS = 6;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final String ACCEPT = "application/vc, application/json;q=0.9";
    private static final Duration SKEW = Duration.ofHours(1);

    private final Fetcher fetcher;
    private final AccountLookup lookup;
    private final RemoteProofs proofs;
    private final InstantSource clock;

    CredentialReading(Fetcher fetcher, AccountLookup lookup, RemoteProofs proofs, InstantSource clock) {
        this.fetcher = fetcher;
        this.lookup = lookup;
        this.proofs = proofs;
        this.clock = clock;
    }

    /** What is at an address. */
    sealed interface Outcome {

        record Said(Credential credential, Account issuer) implements Outcome {}

        /** It is not there any more, or says something else. */
        record Nothing() implements Outcome {}

        /** Its server cannot be asked now. */
        record Unknown() implements Outcome {}
    }

    /** Reads a credential, which must be of this actor and proved by an issuer of its own server. */
    Outcome read(URI address, URI subject) {
        if (address.getHost() == null || address.toString().length() > LONGEST_ADDRESS) {
            return new Outcome.Nothing();
        }
        var budget = FetchBudget.of(REQUESTS);
        return switch (fetcher.fetchJson(address, ACCEPT, budget)) {
            case FetchResult.Found found ->
                Credential.read(found.json())
                        .filter(said -> said.id().equals(address) && found.uri().equals(address))
                        .filter(said ->
                                said.subject().equals(subject) && !said.issuer().equals(subject))
                        .filter(said -> Origins.same(said.issuer(), address))
                        .filter(said -> isNow(said) && proofs.isProvedBy(found.json(), said.issuer(), budget))
                        .flatMap(said -> lookup.byUri(said.issuer())
                                .filter(Account::isActive)
                                .<Outcome>map(issuer -> new Outcome.Said(said, issuer)))
                        .orElseGet(Outcome.Nothing::new);
            case FetchResult.Gone _, FetchResult.Missing _, FetchResult.Hidden _, FetchResult.Malformed _ ->
                new Outcome.Nothing();
            case FetchResult.Refused _, FetchResult.Crowded _, FetchResult.Unreachable _ -> new Outcome.Unknown();
        };
    }

    private boolean isNow(Credential said) {
        return !said.until().isBefore(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                && said.issued().isBefore(clock.instant().plus(SKEW));
    }
}
