package folkmoot.activitypub;

import folkmoot.account.Account;
import folkmoot.account.RemoteAccounts;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.signature.ReadSignature;
import folkmoot.federation.signature.SignatureReader;
import folkmoot.http.Request;
import folkmoot.id.AccountId;
import folkmoot.key.RemoteKeys;
import folkmoot.uri.LocalUris;
import java.util.Optional;

/** Says on whose behalf another server asks for something that is not for everybody. */
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

    /** The actor whose key signed the request; empty when nobody's did. */
    Optional<AccountId> reader(Request request) {
        return signatures.read(SignedRequests.of(request, uris)) instanceof ReadSignature.Claimed claimed
                        && keys.find(claimed.keyId(), FetchBudget.of(REQUESTS_FOR_A_KEY))
                                instanceof RemoteKeys.Lookup.Found(var known)
                        && claimed.verifiedBy(known.key())
                ? accounts.known(known.owner()).filter(Account::isActive).map(Account::id)
                : Optional.empty();
    }
}
