package folkmoot.people.key;

import static folkmoot.schema.generated.Tables.ACCOUNT_KEY;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.SigningKey;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.InstantSource;

/**
 * The key pairs of local accounts. An RSA pair takes 0.1 to 0.3 s of a core to make, so it is made by whoever needs it
 * first, outside any transaction, and normally by a job soon after the account.
 */
public final class AccountKeys {

    private static final String RSA = "RSA";
    private static final String ED25519 = "ED25519";
    private static final int CACHED_ACCOUNTS = 10_000;
    private static final JobKind<Owner> GENERATE = new JobKind<>("key.generate", Owner.class, RetryPolicy.USUAL);

    private final Database database;
    private final Jobs jobs;
    private final LocalUris uris;
    private final InstantSource clock;
    private final Cache<AccountId, KeyPairs> cache =
            Caffeine.newBuilder().maximumSize(CACHED_ACCOUNTS).build();

    public AccountKeys(Database database, Jobs jobs, Accounts accounts, LocalUris uris, InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.uris = uris;
        this.clock = clock;
        jobs.handle(
                GENERATE,
                owner -> database.read(tx -> accounts.findEvenWaiting(tx, new AccountId(owner.accountId())))
                        .filter(Account::isActive)
                        .ifPresent(this::of));
    }

    /** Whose keys a job makes. */
    public record Owner(long accountId) {}

    /** Has the keys of a new account made soon after the transaction. */
    public void prepare(Transaction tx, AccountId account) {
        jobs.enqueue(tx, GENERATE, new Owner(account.value()));
    }

    /**
     * Both keys of a local account.
     *
     * @param rsa signs requests
     * @param rsaPublicPem its public half, as published
     * @param ed25519 signs proofs
     * @param ed25519Public its public half, 32 bytes
     */
    public record KeyPairs(SigningKey.Rsa rsa, String rsaPublicPem, SigningKey.Ed25519 ed25519, byte[] ed25519Public) {}

    /** The account's keys, made now if they were not there. Not to be called inside a transaction. */
    public KeyPairs of(Account account) {
        if (!account.isLocal()) {
            throw new IllegalArgumentException("only local accounts have private keys here");
        }
        return cache.get(
                account.id(),
                _ -> database.read(tx -> load(tx, account)) instanceof KeyPairs pairs ? pairs : generate(account));
    }

    private KeyPairs generate(Account account) {
        var rsa = Keys.generateRsa();
        var ed25519 = Keys.generateEd25519();
        return database.transaction(tx -> {
            insert(tx, account, uris.mainKey(account.uri()), RSA, rsa.publicKey(), rsa.privateKey());
            insert(tx, account, uris.ed25519Key(account.uri()), ED25519, ed25519.publicKey(), ed25519.privateKey());
            return load(tx, account); // another thread may have been first: what is stored is the truth
        });
    }

    private void insert(Transaction tx, Account account, URI uri, String algorithm, byte[] open, byte[] secret) {
        tx.sql()
                .insertInto(ACCOUNT_KEY)
                .set(ACCOUNT_KEY.KEY_URI, uri.toString())
                .set(ACCOUNT_KEY.ACCOUNT_ID, account.id().value())
                .set(ACCOUNT_KEY.ALGORITHM, algorithm)
                .set(ACCOUNT_KEY.PUBLIC_KEY, open)
                .set(ACCOUNT_KEY.PRIVATE_KEY, secret)
                .set(ACCOUNT_KEY.PROVES, algorithm.equals(ED25519))
                .set(ACCOUNT_KEY.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
    }

    /** Both keys, or null where they were not made yet. */
    private KeyPairs load(Transaction tx, Account account) {
        var rows = tx.sql()
                .selectFrom(ACCOUNT_KEY)
                .where(ACCOUNT_KEY.ACCOUNT_ID.eq(account.id().value()))
                .fetchMap(ACCOUNT_KEY.ALGORITHM);
        var rsa = rows.get(RSA);
        var ed25519 = rows.get(ED25519);
        if (rsa == null || ed25519 == null) {
            return null;
        }
        return new KeyPairs(
                new SigningKey.Rsa(URI.create(rsa.getKeyUri()), Keys.rsaPrivate(rsa.getPrivateKey())),
                Keys.publicPem(rsa.getPublicKey()),
                new SigningKey.Ed25519(URI.create(ed25519.getKeyUri()), ed25519.getPrivateKey()),
                ed25519.getPublicKey());
    }
}
