package folkmoot.civic.log;

import folkmoot.federation.log.NoteKey;
import folkmoot.federation.log.NoteSignatures;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.signature.PublicKey;
import folkmoot.people.account.Accounts;
import folkmoot.people.key.AccountKeys;
import folkmoot.people.key.AccountKeys.KeyPairs;
import folkmoot.platform.database.Database;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Instant;

/**
 * Signs for the log, and for what we saw of other logs: with the Ed25519 key that the instance actor lists. Not to be asked inside
 * a transaction, since the key may have to be made.
 */
public final class LogKey {

    private final Database database;
    private final Accounts accounts;
    private final AccountKeys keys;
    private final LocalUris uris;

    public LogKey(Database database, Accounts accounts, AccountKeys keys, LocalUris uris) {
        this.database = database;
        this.accounts = accounts;
        this.keys = keys;
        this.uris = uris;
    }

    /** Which log is ours, and what our signatures are called: {@code town.example/log}. */
    public String origin() {
        return origin(uris.host());
    }

    /** Which log is that of a server. */
    static String origin(String host) {
        return host + "/log";
    }

    /** What the signatures of our log are checked with. */
    public NoteKey ofLog() {
        return new NoteKey(origin(), NoteKey.Kind.LOG, new PublicKey.Ed25519(pairs().ed25519Public()));
    }

    /** Under which address the key is listed. */
    public URI id() {
        return uris.ed25519Key(uris.instanceActor());
    }

    SignedNote.Line sign(String text) {
        return NoteSignatures.sign(text, ofLog(), pairs().ed25519());
    }

    SignedNote.Line cosign(String text, Instant now) {
        var pairs = pairs();
        var key = new NoteKey(origin(), NoteKey.Kind.WITNESS, new PublicKey.Ed25519(pairs.ed25519Public()));
        return NoteSignatures.cosign(text, key, pairs.ed25519(), now);
    }

    private KeyPairs pairs() {
        var actor = database.read(tx -> accounts.byUri(tx, uris.instanceActor()));
        return keys.of(actor.orElseGet(() -> database.transaction(accounts::instanceActor)));
    }
}
