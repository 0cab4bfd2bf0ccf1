package folkmoot.door.activitypub;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.signature.ReadSignature;
import folkmoot.federation.signature.SignatureReader;
import folkmoot.people.account.Account;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.key.RemoteKeys;
import folkmoot.platform.http.Request;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.util.Optional;

/** Says on whose behalf another server asks for something. */
public final class Readers {

    private static final int REQUESTS_FOR_A_KEY = 5;

    private final SignatureReader signatures;
    private final RemoteKeys keys;
    private final RemoteAccounts accounts;
    private final LocalUris uris;

    public Readers(SignatureReader signatures, RemoteKeys keys, RemoteAccounts accounts, LocalUris uris) {
        this.uris = uris;
        this.signatures = signatures;
        this.keys = keys;
        this.accounts = accounts;
    }

    /** The known and active account whose key signed the request; empty when nobody's did. */
    Optional<AccountId> reader(Request request) {
        return signer(request)
                .flatMap(accounts::known)
                .filter(Account::isActive)
                .map(Account::id);
    }

    /** The actor whose key signed the request, read from its server where need be; empty when nobody's did. */
    Optional<URI> signer(Request request) {
        return claimed(request)
                .map(claimed -> keys.signer(
                        claimed, FetchBudget.of(REQUESTS_FOR_A_KEY), () -> KeyFetches.count(request, claimed.keyId())))
                .filter(RemoteKeys.Lookup.Found.class::isInstance)
                .map(found -> ((RemoteKeys.Lookup.Found) found).key().owner());
    }

    /** The key that is said to have signed; nothing is verified or fetched. */
    Optional<URI> claimedKey(Request request) {
        return claimed(request).map(ReadSignature.Claimed::keyId);
    }

    private Optional<ReadSignature.Claimed> claimed(Request request) {
        return signatures.read(SignedRequests.of(request, uris)) instanceof ReadSignature.Claimed claimed
                ? Optional.of(claimed)
                : Optional.empty();
    }
}
