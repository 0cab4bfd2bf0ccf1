package folkmoot.activitypub;

import folkmoot.account.Account;
import folkmoot.account.RemoteAccounts;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.signature.ReadSignature;
import folkmoot.federation.signature.SignatureReader;
import folkmoot.federation.signature.SignedRequest;
import folkmoot.http.Request;
import folkmoot.id.AccountId;
import folkmoot.key.RemoteKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** Says on whose behalf another server asks for something that is not for everybody. */
public final class Readers {

    private static final int REQUESTS_FOR_A_KEY = 5;
    private static final List<String> SIGNED_HEADERS =
            List.of("host", "date", "signature", "signature-input", "accept");

    private final SignatureReader signatures;
    private final RemoteKeys keys;
    private final RemoteAccounts accounts;

    public Readers(SignatureReader signatures, RemoteKeys keys, RemoteAccounts accounts) {
        this.signatures = signatures;
        this.keys = keys;
        this.accounts = accounts;
    }

    /** The actor whose key signed the request; empty when nobody's did. */
    Optional<AccountId> reader(Request request) {
        var headers = new HashMap<String, List<String>>();
        SIGNED_HEADERS.forEach(name -> headers.put(name, request.headers(name)));
        var signed = new SignedRequest("GET", request.target(), headers, new byte[0]);
        return signatures.read(signed) instanceof ReadSignature.Claimed claimed
                        && keys.find(claimed.keyId(), FetchBudget.of(REQUESTS_FOR_A_KEY))
                                instanceof RemoteKeys.Lookup.Found(var known)
                        && claimed.verifiedBy(known.key())
                ? accounts.known(known.owner()).filter(Account::isActive).map(Account::id)
                : Optional.empty();
    }
}
