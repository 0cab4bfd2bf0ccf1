package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.civic.community.SupportColumn;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.CivicProposal;
import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Page;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.ManualJobRunner;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proposals at home elsewhere: what of their record is believed. */
class RemoteProposalTest {

    private static final URI RECORD = URI.create("https://north.example/proposals/1/record");

    private final CivicWorld world = new CivicWorld();
    private final Map<URI, CivicRecord> records = new HashMap<>();
    private final Account author = world.remote("ann", "north.example");
    private final Account group = world.remote("patients", "north.example", ActorType.GROUP);
    private final Jobs jobs = new Jobs(world.database, world.clock);
    private final RemoteProposals remote = new RemoteProposals(
            world.database,
            world.house.civic().proposals(),
            new RemoteSource() {
                @Override
                public Optional<CivicRecord> record(URI uri) {
                    return Optional.ofNullable(records.get(uri));
                }

                @Override
                public Optional<Account> actor(URI uri) {
                    return world.maybe(tx -> world.house.people().accounts().byUri(tx, uri));
                }

                @Override
                public Optional<Status> post(URI uri) {
                    return world.maybe(
                            tx -> world.house.talk().posts().statuses().byUri(tx, uri));
                }
            },
            jobs);

    @AfterEach
    void close() {
        world.close();
    }

    private Status receive(URI record, URI audience) {
        var status = world.posts(author, "<p>Evening clinics</p>", Optional.empty(), List.of(), Set.of());
        var block = new CivicProposal(
                "Evening clinics",
                Optional.of("People work."),
                "Open until eight.",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("en"),
                Optional.of("done"),
                List.of(),
                Optional.of(record));
        var note = Note.by(author.uri(), status.uri())
                .addressedTo(Recipients.to(Addresses.PUBLIC).withAudience(audience))
                .proposal(Optional.of(block))
                .build();
        world.database.write(tx -> remote.receive(tx, note, status));
        return status;
    }

    private CivicRecord record(URI about, URI owner, String state) {
        var now = world.clock.instant();
        return new CivicRecord(
                RECORD,
                owner,
                "Evening clinics",
                about,
                Optional.empty(),
                Optional.empty(),
                state,
                Optional.empty(),
                new CivicRecord.SupportCount(15, 12, 5, 4, 3, 3, 0, 0, OptionalLong.empty(), now),
                OptionalLong.of(20),
                List.of(new CivicRecord.Track(
                        Optional.of(URI.create("https://health.example/users/desk")),
                        "Health Partnership",
                        "acknowledged",
                        Optional.of(now),
                        Optional.of(now),
                        Optional.empty(),
                        Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.of(now),
                now,
                Optional.empty());
    }

    private Optional<Proposal> known(Status status) {
        new ManualJobRunner(world.database, jobs, world.clock).runAll();
        return world.maybe(tx -> world.house
                .civic()
                .proposals()
                .find(tx, new ProposalId(status.id().value())));
    }

    @Test
    void theRecordDecidesAndTheSnapshotInThePostDoesNot() {
        var status = receive(RECORD, group.uri());
        records.put(RECORD, record(status.uri(), group.uri(), "acknowledged"));

        var proposal = known(status).orElseThrow();

        assertThat(proposal.local()).isFalse();
        assertThat(proposal.state()).isEqualTo(ProposalState.ACKNOWLEDGED);
        assertThat(proposal.recordReadAt()).contains(world.clock.instant());
        var tally = world.in(tx -> world.house.civic().supports().tally(tx, proposal.id()));
        assertThat(tally.count(SupportColumn.VERIFIED_LOCAL)).isEqualTo(5);
        assertThat(tally.total()).isEqualTo(15);
        assertThat(world.list(tx -> world.house.civic().proposals().tracks(tx, proposal.id())))
                .extracting(track -> track.bodyName() + " " + track.state().word())
                .containsExactly("Health Partnership acknowledged");

        world.likes(world.member("bob"), status);
        assertThat(world.in(tx -> world.house.civic().supports().tally(tx, proposal.id()))
                        .total())
                .isEqualTo(15);
        assertThat(world.list(tx -> world.house.talk().reactions().favourites().of(tx, status, Page.first(10))))
                .isEmpty();

        records.put(RECORD, record(status.uri(), group.uri(), "never-heard-of"));
        world.database.write(tx -> remote.updated(tx, records.get(RECORD)));
        assertThat(known(status).orElseThrow().state()).isEqualTo(ProposalState.OTHER);
    }

    @Test
    void aRecordAboutAnotherPostIsNotBelieved() {
        var status = receive(RECORD, group.uri());
        records.put(RECORD, record(URI.create("https://north.example/other"), group.uri(), "done"));

        assertThat(known(status)).isEmpty();
    }

    @Test
    void aRecordOfACommunityThatThePostDoesNotNameIsNotBelieved() {
        var status = receive(RECORD, group.uri());
        var other = world.remote("others", "north.example", ActorType.GROUP);
        records.put(RECORD, record(status.uri(), other.uri(), "done"));

        assertThat(known(status)).isEmpty();
    }

    @Test
    void aRecordOwnedByAPersonOrStandingOnAnotherServerIsNotBelieved() {
        var status = receive(RECORD, author.uri());
        records.put(RECORD, record(status.uri(), author.uri(), "done"));
        assertThat(known(status)).isEmpty();

        var elsewhere = receive(URI.create("https://evil.example/record"), group.uri());
        assertThat(known(elsewhere)).isEmpty();
    }
}
