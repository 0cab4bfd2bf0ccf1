package folkmoot.civic.response;

import folkmoot.civic.BodyAnswers;
import folkmoot.civic.CivicWorld;
import folkmoot.civic.body.Body;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.civic.proposal.Track;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.people.account.Account;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Posted;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A community with any number of bodies that answer from their own servers, in the time of a clock that is set. */
public final class AnsweringWorld implements AutoCloseable {

    private static final Pattern HASHTAG = Pattern.compile("#([\\p{L}\\p{M}\\p{N}_]+)");

    public final CivicWorld world = new CivicWorld();
    private int proposed;

    /** Enters a body into the register; its account is {@code SLUG@SLUG.gov.example}. */
    public Body body(String slug) {
        var body = world.in(tx -> world.house
                .civic()
                .registry()
                .bodies()
                .register(
                        tx,
                        world.community().id(),
                        NewBody.of(slug, "The " + slug, slug + ".gov.example", slug + "@" + slug + ".gov.example")));
        actor(slug);
        return body;
    }

    public Account actor(String slug) {
        return world.remote(slug, slug + ".gov.example", ActorType.ORGANIZATION);
    }

    /** Proposed by alice, and sent to its bodies. */
    public Proposal sent(String... slugs) {
        var alice = world.member("alice");
        var mo = world.member("mo");
        world.database.write(
                tx -> world.house.civic().registry().communities().addModerator(tx, world.community(), mo));
        var proposal = world.proposes(alice, "Mend the lamps of street " + ++proposed, slugs);
        world.database.write(tx -> world.house.civic().asking().send(tx, world.now2(tx, proposal), mo));
        world.inboxesTake();
        return proposal;
    }

    /** A reply to the proposal, by the body's account. */
    public Status says(String slug, Proposal proposal, String text) {
        return says(actor(slug), world.status(proposal), text);
    }

    public Status says(Account by, Status to, String text) {
        var status = world.posts(
                by,
                "<p>" + text + "</p>",
                Optional.of(to),
                HASHTAG.matcher(text).results().map(found -> found.group(1)).toList(),
                Set.of());
        world.inboxesTake();
        return status;
    }

    /** A private answer to a message of the clerk. */
    public void tells(Account by, Status message, String text) {
        var draft = new Status(
                new StatusId(world.house.platform().ids().next()),
                by.id(),
                URI.create(by.uri() + "/private/" + world.house.platform().ids().next()),
                Optional.empty(),
                new Status.Thread(
                        Optional.of(message.id()),
                        Optional.of(message.author()),
                        Optional.of(message.uri()),
                        Optional.empty()),
                Optional.empty(),
                Visibility.DIRECT,
                new Status.Text(
                        "Note",
                        "<p>" + text + "</p>",
                        "",
                        false,
                        Optional.of("en"),
                        Optional.empty(),
                        Optional.empty()),
                by.isLocal(),
                Status.Times.at(world.clock.instant()));
        world.database.write(tx -> world.house
                .talk()
                .posts()
                .statuses()
                .add(tx, new Posted(draft, by, Set.of(message.author()), List.of(), List.of())));
    }

    /** Days pass; then everything is done that is done once a day. */
    public void days(int days) {
        world.clock.advance(Duration.ofDays(days));
        daily();
    }

    public void daily() {
        answers().daily(world.database);
        world.house.civic().deadlines().daily(world.database);
        world.inboxesTake();
    }

    public BodyAnswers answers() {
        return world.house.civic().bodyAnswers();
    }

    public Track track(Proposal proposal, String slug) {
        return tracks(proposal).stream()
                .filter(track -> track.bodyName().equals("The " + slug))
                .findFirst()
                .orElseThrow();
    }

    public List<Track> tracks(Proposal proposal) {
        return world.list(tx -> world.house.civic().proposals().tracks(tx, proposal.id()));
    }

    public List<String> events(Proposal proposal) {
        return world.list(tx -> world.house.civic().proposals().events(tx, proposal.id())).stream()
                .map(ProposalEvent::kind)
                .toList();
    }

    /** What the clerk told somebody in private, newest first. */
    public List<Status> told(Account who) {
        return world
                .list(tx -> tx.fetch(
                        "SELECT s.id FROM status s JOIN status_mention m ON m.status_id = s.id WHERE m.account_id = ?"
                                + " AND s.visibility = 'direct' ORDER BY s.id DESC",
                        row -> row.getLong(1),
                        who.id().value()))
                .stream()
                .map(id -> world.in(tx -> world.house
                        .talk()
                        .posts()
                        .statuses()
                        .find(tx, new StatusId(id))
                        .orElseThrow()))
                .toList();
    }

    @Override
    public void close() {
        world.close();
    }
}
