package folkmoot.civic.attestation;

import folkmoot.federation.vocabulary.Actor;
import folkmoot.people.account.Account;
import folkmoot.people.account.ActorObserver;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.uri.LocalUris;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Credentials that stand on other servers: those that people elsewhere show, and those that a member brings by their address. Each is read at its
 * issuer's server, believed only with the issuer's own proof, and read again every twenty minutes: after an hour without, it counts no more.
 */
public final class AttestationsElsewhere implements ActorObserver {

    private static final int MOST = 8;
    private static final int AT_ONCE = 200;
    private static final Duration AGAIN = Duration.ofMinutes(20);
    private static final Duration FORGOTTEN = Duration.ofDays(7);
    private static final JobKind<Listed> READ = new JobKind<>("read-attestations", Listed.class, RetryPolicy.USUAL);

    private final Database database;
    private final Jobs jobs;
    private final RemoteAccounts lookup;
    private final CredentialReading reading;
    private final Badges badges;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final AttestationStore store;

    /** What an account shows. */
    public record Listed(long account, List<String> credentials) {}

    AttestationsElsewhere(
            Database database,
            Jobs jobs,
            RemoteAccounts lookup,
            CredentialReading reading,
            Badges badges,
            LocalUris uris,
            Ids ids,
            InstantSource clock,
            AttestationStore store) {
        this.database = database;
        this.jobs = jobs;
        this.lookup = lookup;
        this.reading = reading;
        this.badges = badges;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
        this.store = store;
        jobs.handle(READ, this::read);
    }

    /** What somebody elsewhere shows no longer vanishes at once; what is new is read soon after. */
    @Override
    public void read(Transaction tx, Account account, Actor actor) {
        var listed = actor.profile().fields().stream()
                .flatMap(field -> field.attestation().stream())
                .distinct()
                .limit(MOST)
                .toList();
        var known = store.of(tx, account.id()); // also what is not shown at the moment: it may be hidden there by now
        if (listed.isEmpty() && known.isEmpty()) {
            return;
        }
        known.stream().filter(one -> !listed.contains(one.credential())).forEach(one -> {
            if (one.community().isPresent()) {
                store.show(tx, one.id(), false);
            } else {
                store.delete(tx, one.id());
            }
        });
        var here = known.stream()
                .filter(one ->
                        listed.contains(one.credential()) && one.community().isPresent())
                .toList();
        here.forEach(one -> store.accept(tx, one.id(), true, one.accepted().orElse(clock.instant())));
        badges.refresh(tx, account.id());
        var there = known.stream().map(Attestation::credential).collect(Collectors.toSet());
        var fresh = listed.stream()
                .filter(credential -> !there.contains(credential) && !uris.isLocal(credential))
                .map(URI::toString)
                .toList();
        if (!fresh.isEmpty()) {
            jobs.enqueue(tx, READ, new Listed(account.id().value(), fresh));
        }
    }

    private void read(Listed listed) {
        var account = new AccountId(listed.account());
        database.read(tx -> lookup.known(tx, account)).ifPresent(subject -> {
            for (var credential : listed.credentials()) {
                if (reading.read(URI.create(credential), subject.uri())
                        instanceof CredentialReading.Outcome.Said(var said, var issuer)) {
                    database.write(tx -> {
                        keep(tx, subject, issuer, said, true);
                        badges.refresh(tx, account);
                    });
                }
            }
        });
    }

    private Attestation keep(Transaction tx, Account subject, Account issuer, Credential said, boolean shown) {
        var now = clock.instant();
        store.insert(
                tx,
                new Attestation(
                        ids.next(),
                        Optional.empty(),
                        said.claim(),
                        said.names(),
                        issuer.id(),
                        subject.id(),
                        said.id(),
                        said.issued(),
                        said.until(),
                        Optional.of(now),
                        shown,
                        Optional.empty(),
                        Optional.of(now)));
        return store.find(tx, said.id()).orElseThrow();
    }

    /**
     * A member brings what was attested of them elsewhere, by the address that the attester gave them. Blocks. Problems: 422 for what is not there, is not of
     * them, or is not proved, 409 for more than eight.
     */
    public Attestation bring(Account member, String typed) {
        var address = address(typed);
        if (uris.isLocal(address)) {
            throw unfit();
        }
        if (reading.read(address, member.uri()) instanceof CredentialReading.Outcome.Said(var said, var issuer)) {
            return database.transaction(tx -> {
                if (store.of(tx, member.id()).stream()
                                .filter(one -> one.community().isEmpty())
                                .count()
                        >= MOST) {
                    throw new Conflict("You have brought " + MOST + " already; drop one first");
                }
                return keep(tx, member, issuer, said, false);
            });
        }
        throw unfit();
    }

    private static URI address(String typed) {
        try {
            return URI.create(typed.strip());
        } catch (IllegalArgumentException malformed) {
            throw unfit();
        }
    }

    private static Invalid unfit() {
        return Invalid.field("link", "ERR_NOT_FOUND", "leads to nothing that an attester says of you");
    }

    /** What is over vanishes, what stands elsewhere is read again, and whoever may attest no longer is noticed. Blocks. */
    public void keepUp() {
        database.write(badges::lapse);
        readAgain();
        database.write(badges::changed);
    }

    private void readAgain() {
        var now = clock.instant();
        for (var one : database.read(tx -> store.unread(tx, now.minus(AGAIN), AT_ONCE))) {
            var subject = database.read(tx -> lookup.known(tx, one.subject()));
            var outcome = subject.map(account -> reading.read(one.credential(), account.uri()))
                    .orElseGet(CredentialReading.Outcome.Nothing::new);
            database.write(tx -> {
                settle(tx, one, outcome, now);
                if (subject.isPresent()) {
                    badges.refresh(tx, one.subject());
                }
            });
        }
    }

    private void settle(Transaction tx, Attestation one, CredentialReading.Outcome outcome, Instant now) {
        switch (outcome) {
            case CredentialReading.Outcome.Said(var said, var issuer)
            when issuer.id().equals(one.issuer()) -> store.read(tx, one.id(), said, clock.instant());
            case CredentialReading.Outcome.Said _, CredentialReading.Outcome.Nothing _ -> store.delete(tx, one.id());
            case CredentialReading.Outcome.Unknown _ -> {
                if (one.checked().orElse(now).isBefore(now.minus(FORGOTTEN))) {
                    store.delete(tx, one.id());
                }
            }
        }
    }
}
