package folkmoot.civic.log;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.NoteKey;
import folkmoot.federation.log.NoteSignatures;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.signature.PublicKey;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.Elsewhere;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.key.RemoteKeys;
import folkmoot.platform.database.Database;
import java.net.URI;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the logs of servers of whose communities somebody here is a follower: sees that each only grew since it was last seen, signs
 * that, and tells it. What contradicts itself is kept as evidence, and told as well.
 */
public final class Witness {

    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final int REQUESTS = 32;

    private final Database database;
    private final WitnessedLogs logs;
    private final Forks forks;
    private final LogKey key;
    private final RemoteLog remote;
    private final RemoteKeys keys;
    private final RemoteAccounts accounts;
    private final InstantSource clock;

    public Witness(
            Database database, WitnessedLogs logs, Forks forks, LogKey key, Elsewhere elsewhere, InstantSource clock) {
        this.database = database;
        this.logs = logs;
        this.forks = forks;
        this.key = key;
        this.remote = new RemoteLog(elsewhere.fetcher(), elsewhere.http(), elsewhere.userAgent());
        this.keys = elsewhere.keys();
        this.accounts = elsewhere.accounts();
        this.clock = clock;
    }

    /** Looks at every log once. Blocks for as long as their servers take. */
    public void lookAtAll() {
        List<URI> servers = database.read(logs::servers);
        servers.forEach(this::lookAt);
    }

    private void lookAt(URI server) {
        var origin = LogKey.origin(Origins.authority(server));
        try {
            look(server, origin, FetchBudget.of(REQUESTS));
        } catch (RemoteLog.Unusable | SignedNote.Malformed unusable) {
            LOG.debug("The log {} cannot be witnessed: {}", origin, unusable.getMessage());
            database.write(tx -> logs.failed(tx, origin, unusable.getMessage(), clock.instant()));
        }
    }

    private void look(URI server, String origin, FetchBudget budget) {
        var known = database.read(tx -> logs.find(tx, origin));
        var note = remote.checkpoint(server, budget);
        var now = Checkpoint.read(note.text());
        if (!now.origin().equals(origin)) {
            throw new RemoteLog.Unusable("The checkpoint is of another log: " + now.origin());
        }
        var signer = signer(server, origin, known, note, budget);
        var signed = onlyBy(signer, note);
        var before = known.flatMap(WitnessedLogs.Seen::checkpoint);
        before.flatMap(last -> contradiction(last, now)).ifPresent(reason -> {
            throw forked(server, origin, reason, signed, known.flatMap(WitnessedLogs.Seen::note));
        });
        var tree = remote.tree(server, now.size(), budget);
        if (!Arrays.equals(tree.root(), now.root())) {
            throw new RemoteLog.Unusable("The tiles of the log do not have the root that it signed");
        }
        if (before.filter(last -> !tree.consistency(last.size()).verifies(last.root(), now.root()))
                .isPresent()) {
            throw forked(server, origin, Forks.Reason.NOT_GROWN, signed, known.flatMap(WitnessedLogs.Seen::note));
        }
        database.write(tx -> logs.saw(tx, origin, server, signer.key(), signed, clock.instant()));
        var cosigned = SignedNote.of(note.text()).with(key.cosign(note.text(), clock.instant()));
        remote.tell(
                server,
                "/log/cosignatures",
                Map.of("note", cosigned.written(), "key", key.id().toString()));
    }

    private static Optional<Forks.Reason> contradiction(Checkpoint before, Checkpoint now) {
        if (now.size() < before.size()) {
            return Optional.of(Forks.Reason.CUT_BACK);
        }
        return now.contradicts(before) ? Optional.of(Forks.Reason.OTHER_ROOT) : Optional.empty();
    }

    /** Keeps the evidence, and shows the log's server what it signed before. */
    private RemoteLog.Unusable forked(
            URI server, String origin, Forks.Reason reason, SignedNote claimed, Optional<SignedNote> before) {
        LOG.warn("The log {} contradicts itself: {}", origin, reason.word());
        database.write(tx -> forks.keep(tx, origin, reason, claimed, before));
        before.ifPresent(note -> remote.tell(server, "/log/forks", Map.of("note", note.written())));
        return new RemoteLog.Unusable("The log contradicts what it said before: " + reason.word());
    }

    /** The key that the log had when it was first seen; whoever signs with another one is not believed. */
    private NoteKey signer(
            URI server, String origin, Optional<WitnessedLogs.Seen> known, SignedNote note, FetchBudget budget) {
        var pinned = known.flatMap(WitnessedLogs.Seen::key);
        var expected = ofLog(origin, pinned.orElseGet(() -> listed(server, budget)));
        if (NoteSignatures.isSigned(note, expected)) {
            return expected;
        }
        if (pinned.isPresent()) {
            accounts.refresh(Cosignatures.instanceActor(server), budget);
            var fresh = ofLog(origin, listed(server, budget));
            if (NoteSignatures.isSigned(note, fresh)) {
                database.write(tx ->
                        forks.keep(tx, origin, Forks.Reason.OTHER_KEY, note, known.flatMap(WitnessedLogs.Seen::note)));
                throw new RemoteLog.Unusable("The log is signed with another key than before");
            }
        }
        throw new RemoteLog.Unusable("The checkpoint is not signed with the key of its log");
    }

    private static NoteKey ofLog(String origin, PublicKey.Ed25519 key) {
        return new NoteKey(origin, NoteKey.Kind.LOG, key);
    }

    private PublicKey.Ed25519 listed(URI server, FetchBudget budget) {
        var actor = Cosignatures.instanceActor(server);
        return switch (keys.find(URI.create(actor + "#ed25519-key"), budget)) {
            case RemoteKeys.Lookup.Found(var found)
            when found.proves() && found.owner().equals(actor) && found.key() instanceof PublicKey.Ed25519 ed25519 ->
                ed25519;
            case RemoteKeys.Lookup.Found _,
                    RemoteKeys.Lookup.Misfit _,
                    RemoteKeys.Lookup.Gone _,
                    RemoteKeys.Lookup.Unknown _,
                    RemoteKeys.Lookup.Unavailable _,
                    RemoteKeys.Lookup.Crowded _ -> throw new RemoteLog.Unusable("Its server lists no key for its log");
        };
    }

    /** Without what others signed, which is theirs to keep. */
    private static SignedNote onlyBy(NoteKey signer, SignedNote note) {
        return new SignedNote(
                note.text(),
                note.lines().stream()
                        .filter(line -> NoteSignatures.isSigned(new SignedNote(note.text(), List.of(line)), signer))
                        .toList());
    }
}
