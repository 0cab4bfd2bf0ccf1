package folkmoot.people.key;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.ACCOUNT_KEY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.FetchResult;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.json.Fields;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.Multikey;
import folkmoot.federation.signature.PublicKey;
import folkmoot.federation.signature.ReadSignature;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Account;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.database.Transaction;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public keys of actors elsewhere, found by key id. A key counts only for the actor that lists it, and both stand on
 * one origin.
 */
public final class RemoteKeys implements AutoCloseable {

    private static final int CACHED = 20_000;
    private static final Duration CACHED_FOR = Duration.ofMinutes(10);

    private static final String STORED = """
        SELECT k.key_uri, a.uri, k.algorithm, k.public_key, k.proves FROM account_key k JOIN account a ON a.id = k.account_id
        WHERE a.deleted_at IS NULL AND %s
        """;
    private static final String BY_IDS = STORED.formatted("k.key_uri = ANY (?)");
    private static final String FIRST_RSA_OF_ACTOR =
            STORED.formatted("a.uri = ? AND k.algorithm = 'RSA' ORDER BY k.created_at, k.key_uri LIMIT 1");
    private static final int LARGEST_GROUP = 128;

    private final Database database;
    private final GroupCommit<URI, Optional<OwnedKey>> together;
    private final RemoteAccounts accounts;
    private final Fetcher fetcher;
    private final InstantSource clock;
    private final Cache<URI, OwnedKey> cache = Caffeine.newBuilder()
            .maximumSize(CACHED)
            .expireAfterWrite(CACHED_FOR)
            .build();

    public RemoteKeys(Database database, RemoteAccounts accounts, Fetcher fetcher, InstantSource clock) {
        this.database = database;
        this.together = GroupCommit.reading(database, "keys", LARGEST_GROUP, RemoteKeys::stored);
        this.accounts = accounts;
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /**
     * A key and the actor that lists it.
     *
     * @param proves whether the actor lists it for proofs over documents ({@code assertionMethod})
     */
    public record OwnedKey(URI owner, PublicKey key, boolean proves) {}

    /** What looking for a key ended with. */
    public sealed interface Lookup {

        record Found(OwnedKey key) implements Lookup {}

        /** There is such a key, and it did not make the signature. */
        record Misfit(URI owner) implements Lookup {}

        /** There is nothing any more at the address of the actor whose key it is or would be: 410, 404 or a tombstone. */
        record Gone(URI owner) implements Lookup {}

        /** There is no such key, or nobody lists it. */
        record Unknown() implements Lookup {}

        /** Its server cannot be reached now. */
        record Unavailable() implements Lookup {}

        /** Its server is not asked today: too many under its name are new to us. */
        record Crowded() implements Lookup {}
    }

    /** The key, from memory, from the database or from its server. */
    public Lookup find(URI keyId, FetchBudget budget) {
        return known(keyId).<Lookup>map(Lookup.Found::new).orElseGet(() -> fetch(keyId, budget));
    }

    /**
     * The key that signed a request. One that does not fit is read again from its server, at most every five minutes: its
     * owner may have a new one.
     *
     * @param beforeFetch called before anything goes over the network; may refuse by a problem
     */
    public Lookup signer(ReadSignature.Claimed claimed, FetchBudget budget, Runnable beforeFetch) {
        var known = known(claimed.keyId());
        if (known.filter(key -> claimed.verifiedBy(key.key())).isPresent()) {
            return new Lookup.Found(known.get());
        }
        beforeFetch.run();
        return switch (fetch(claimed.keyId(), budget)) {
            case Lookup.Found(var fresh) when claimed.verifiedBy(fresh.key()) -> new Lookup.Found(fresh);
            case Lookup.Found(var fresh) -> new Lookup.Misfit(fresh.owner());
            case Lookup.Unknown _ ->
                known.<Lookup>map(key -> new Lookup.Misfit(key.owner())).orElseGet(Lookup.Unknown::new);
            case Lookup other -> other;
        };
    }

    /** Whether the owner's own address says now that there is nobody, however lately it was asked. */
    public boolean isOwnerGone(URI owner, FetchBudget budget) {
        return accounts.isGone(owner, budget);
    }

    private Optional<OwnedKey> known(URI keyId) {
        var cached = cache.getIfPresent(keyId);
        if (cached != null) {
            return Optional.of(cached);
        }
        var stored = together.submit(keyId);
        stored.ifPresent(key -> cache.put(keyId, key));
        return stored;
    }

    private Lookup fetch(URI keyId, FetchBudget budget) {
        var owner = database.read(tx -> owner(tx, keyId)).orElseGet(() -> withoutFragment(keyId));
        return switch (accounts.refresh(owner, budget)) {
            case RemoteAccounts.Reading.Known _ -> stored(keyId);
            case RemoteAccounts.Reading.Gone _, RemoteAccounts.Reading.Missing _ -> new Lookup.Gone(owner);
            case RemoteAccounts.Reading.ShutOut _ -> new Lookup.Unknown();
            case RemoteAccounts.Reading.Later _ -> new Lookup.Unavailable();
            case RemoteAccounts.Reading.Crowded _ -> new Lookup.Crowded();
            case RemoteAccounts.Reading.Unavailable _ -> separate(keyId, budget);
        };
    }

    /** A key document of its own, whose owner must list it (FEP-fe34's reciprocal claim). */
    private Lookup separate(URI keyId, FetchBudget budget) {
        return switch (fetcher.fetch(keyId, budget)) {
            case FetchResult.Found found -> owned(keyId, new Fields(found.json()), budget);
            case FetchResult.Gone _,
                    FetchResult.Missing _,
                    FetchResult.Hidden _,
                    FetchResult.Refused _,
                    FetchResult.Malformed _ -> new Lookup.Unknown(); // says nothing of any actor
            case FetchResult.Crowded _ -> new Lookup.Crowded();
            case FetchResult.Unreachable _ -> new Lookup.Unavailable();
        };
    }

    private Lookup owned(URI keyId, Fields document, FetchBudget budget) {
        var owner = document.webUri("owner")
                .or(() -> document.webUri("controller"))
                .or(() -> document.object("publicKey").flatMap(key -> key.webUri("owner")))
                .filter(uri -> Origins.same(uri, keyId));
        return owner.map(uri -> accounts.refresh(uri, budget)).orElse(null) instanceof RemoteAccounts.Reading.Later
                ? new Lookup.Unavailable()
                : stored(keyId);
    }

    private Lookup stored(URI keyId) {
        return database.read(tx -> stored(tx, keyId))
                .<Lookup>map(Lookup.Found::new)
                .orElseGet(Lookup.Unknown::new);
    }

    private static Optional<URI> owner(Transaction tx, URI keyId) {
        return tx.sql()
                .select(ACCOUNT.URI)
                .from(ACCOUNT_KEY)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ACCOUNT_KEY.ACCOUNT_ID))
                .where(ACCOUNT_KEY.KEY_URI.eq(keyId.toString()))
                .fetchOptional()
                .map(row -> URI.create(row.value1()));
    }

    private static Optional<OwnedKey> stored(Transaction tx, URI keyId) {
        return stored(tx, List.of(keyId)).getFirst();
    }

    /** Of many ids the keys, in their order. Old PeerTube and Friendica name the actor itself, whose first RSA key is then meant. */
    private static List<Optional<OwnedKey>> stored(Transaction tx, List<URI> ids) {
        var named = new HashMap<String, OwnedKey>();
        stored(tx, BY_IDS, AnyOf.texts(ids, URI::toString))
                .forEach(row -> row.key().ifPresent(key -> named.put(row.id(), key)));
        return ids.stream()
                .map(id -> Optional.ofNullable(named.get(id.toString()))
                        .or(() -> stored(tx, FIRST_RSA_OF_ACTOR, id.toString()).stream()
                                .flatMap(row -> row.key().stream())
                                .findFirst()))
                .toList();
    }

    private record Stored(String id, Optional<OwnedKey> key) {}

    private static List<Stored> stored(Transaction tx, String question, Object which) {
        return tx.fetch(
                question,
                row -> {
                    var actor = URI.create(row.getString(2));
                    var proves = row.getBoolean(5);
                    return new Stored(
                            row.getString(1),
                            decode(row.getString(3), row.getBytes(4)).map(key -> new OwnedKey(actor, key, proves)));
                },
                which);
    }

    private static Optional<PublicKey> decode(String algorithm, byte[] encoded) {
        return algorithm.equals("ED25519") ? Optional.of(new PublicKey.Ed25519(encoded)) : Keys.publicKey(encoded);
    }

    /** Keeps exactly the keys that an actor lists now. */
    public void keep(Transaction tx, Account account, Actor actor) {
        if (account.isLocal()) {
            return;
        }
        var listed = listed(actor);
        var changed = new HashSet<>(listed.keySet());
        changed.add(account.uri());
        tx.sql()
                .deleteFrom(ACCOUNT_KEY)
                .where(ACCOUNT_KEY.ACCOUNT_ID.eq(account.id().value()))
                .and(ACCOUNT_KEY.KEY_URI.notIn(
                        listed.keySet().stream().map(URI::toString).toList()))
                .returning(ACCOUNT_KEY.KEY_URI)
                .fetch()
                .forEach(gone -> changed.add(URI.create(gone.getKeyUri())));
        listed.forEach((id, key) -> keep(tx, account, id, key));
        tx.afterCommit(() -> cache.invalidateAll(changed));
    }

    private void keep(Transaction tx, Account account, URI id, OwnedKey key) {
        tx.sql()
                .insertInto(ACCOUNT_KEY)
                .set(ACCOUNT_KEY.KEY_URI, id.toString())
                .set(ACCOUNT_KEY.ACCOUNT_ID, account.id().value())
                .set(ACCOUNT_KEY.ALGORITHM, algorithm(key.key()))
                .set(ACCOUNT_KEY.PUBLIC_KEY, key.key().encoded())
                .set(ACCOUNT_KEY.PROVES, key.proves())
                .set(ACCOUNT_KEY.CREATED_AT, clock.instant())
                .onConflict(ACCOUNT_KEY.KEY_URI)
                .doUpdate()
                .set(ACCOUNT_KEY.PUBLIC_KEY, key.key().encoded())
                .set(ACCOUNT_KEY.ALGORITHM, algorithm(key.key()))
                .set(ACCOUNT_KEY.PROVES, key.proves())
                .where(ACCOUNT_KEY.ACCOUNT_ID.eq(account.id().value())) // nobody takes another's key id
                .execute();
    }

    /** A key listed under the same id in both ways serves for both when it is the same key. */
    private static Map<URI, OwnedKey> listed(Actor actor) {
        var keys = new LinkedHashMap<URI, OwnedKey>();
        for (var pem : actor.publicKeys()) {
            if (pem.owner().equals(actor.id()) && Origins.same(pem.id(), actor.id())) {
                Keys.publicKey(pem.pem()).ifPresent(key -> keys.put(pem.id(), new OwnedKey(actor.id(), key, false)));
            }
        }
        for (var multikey : actor.assertionMethods()) {
            if (multikey.controller().equals(actor.id()) && Origins.same(multikey.id(), actor.id())) {
                Multikey.decode(multikey.publicKeyMultibase())
                        .map(key -> new OwnedKey(actor.id(), key, true))
                        .ifPresent(key -> keys.merge(
                                multikey.id(), key, (old, same) -> old.key().equals(same.key()) ? same : old));
            }
        }
        return keys;
    }

    private static String algorithm(PublicKey key) {
        return switch (key) {
            case PublicKey.Rsa _ -> "RSA";
            case PublicKey.Ed25519 _ -> "ED25519";
        };
    }

    private static URI withoutFragment(URI uri) {
        var text = uri.toString();
        var mark = text.indexOf('#');
        return mark < 0 ? uri : URI.create(text.substring(0, mark));
    }

    @Override
    public void close() {
        together.close();
    }
}
