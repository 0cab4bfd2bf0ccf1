package folkmoot.civic.attestation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.signature.ObjectProofs;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.key.AccountKeys;
import folkmoot.platform.database.Database;
import folkmoot.platform.problem.Gone;
import folkmoot.platform.problem.NotFound;
import java.net.URI;
import java.time.InstantSource;

/** Attestations of ours as signed documents, for whoever was given the address. Signed each time: by the key that the issuer lists now. */
public final class Credentials {

    private final Database database;
    private final Accounts accounts;
    private final AccountKeys keys;
    private final Attestations attestations;
    private final InstantSource clock;

    Credentials(
            Database database, Accounts accounts, AccountKeys keys, Attestations attestations, InstantSource clock) {
        this.database = database;
        this.accounts = accounts;
        this.keys = keys;
        this.attestations = attestations;
        this.clock = clock;
    }

    private record Found(Attestation one, Account issuer, Account subject, boolean open) {}

    private Found find(URI address) {
        return database.read(tx -> {
            var one = attestations.at(tx, address).orElseThrow(NotFound::new);
            return new Found(
                    one,
                    accounts.require(tx, one.issuer()),
                    accounts.require(tx, one.subject()),
                    attestations.isOpen(tx, one));
        });
    }

    /** The credential. Problems: 404, also before who it is about agreed; 410 once it holds no longer. */
    public ObjectNode document(URI address) {
        var found = find(address);
        var one = found.one();
        if (!found.open()) {
            if (one.accepted().isEmpty() && found.subject().isLocal()) {
                throw new NotFound();
            }
            throw new Gone("This holds no longer");
        }
        return sign(
                new Credential(
                                one.credential(),
                                found.issuer().uri(),
                                found.issuer().name(),
                                found.subject().uri(),
                                one.claim(),
                                one.names(),
                                one.issued(),
                                one.until())
                        .json(),
                found.issuer());
    }

    /** Whether it holds now. Problems: 404 as above. */
    public ObjectNode status(URI address) {
        var found = find(address);
        if (found.one().accepted().isEmpty() && found.subject().isLocal()) {
            throw new NotFound();
        }
        return sign(Credential.status(address, found.open()), found.issuer());
    }

    private ObjectNode sign(ObjectNode document, Account issuer) {
        return ObjectProofs.sign(document, keys.of(issuer).ed25519(), clock.instant());
    }

    /** What people read of it. Problems: as of the document. */
    public Shown shown(URI address) {
        var found = find(address);
        document(address);
        return new Shown(found.one(), found.issuer(), found.subject());
    }

    /** An attestation with the two whom it concerns. */
    public record Shown(Attestation one, Account issuer, Account subject) {}
}
