package folkmoot.civic.response;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.body.Recognition;
import folkmoot.civic.log.LogEntry.ResponseEntry;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.Occasion;
import folkmoot.civic.proposal.Occasions;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.TrackState;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ResponseId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** What every answer does, by whatever door it came: it is kept, stands in the history and the log, and moves its track. */
final class Answering {

    private final Proposals proposals;
    private final Foundations civic;
    private final Lifecycle lifecycle;
    private final Occasions occasions;
    private final Consequences consequences;
    private final ResponseStore store;

    Answering(Proposals proposals, Consequences consequences, Occasions occasions, ResponseStore store) {
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.lifecycle = consequences.lifecycle();
        this.consequences = consequences;
        this.occasions = occasions;
        this.store = store;
    }

    /**
     * A post as it was written.
     *
     * @param group the answer to many that it is a part of, where that was given here
     * @param occasion by which those who back the proposal hear of it: once of all that share it
     */
    record Written(
            Account by,
            Via via,
            StatusId post,
            URI uri,
            String html,
            String language,
            Optional<Long> group,
            Occasion occasion) {

        /** A reply that is an occasion of its own. */
        static Written of(Status reply, Account author) {
            return new Written(
                    author,
                    Via.REPLY,
                    reply.id(),
                    reply.uri(),
                    reply.text().content(),
                    reply.text().language().orElse(""),
                    Optional.empty(),
                    new Occasion.Own("post:" + reply.id()));
        }

        /** As a part of an answer to many that stands whole at an address of its author. */
        Written partOf(URI whole) {
            return new Written(by, via, post, uri, html, language, group, new Occasion.Part(by.id(), whole, uri));
        }

        /** As another version: news, also where an earlier one said the same. */
        Written version(int number) {
            return new Written(
                    by, via, post, uri, html, language, group, new Occasion.Own("post:" + post + ":" + number));
        }
    }

    /** Why an answer moves nothing; empty where it may. Who is told that it is not done may go back without saying why. */
    static Optional<Refused> refusal(Proposal proposal, TrackState at, Statement says) {
        boolean back = says.position().filter(to -> to.isBefore(at)).isPresent();
        return back
                        && says.reason().isEmpty()
                        && says.type() != ResponseType.QUESTION
                        && proposal.state() != ProposalState.DISPUTED
                ? Optional.of(Refused.BACK_WITHOUT_REASON)
                : Optional.empty();
    }

    /** Keeps a first version, about a locked proposal. */
    OfficialResponse keep(Transaction tx, Proposal proposal, Voice voice, Statement says, Written written) {
        var version = version(tx, 1, says, written);
        var response = new OfficialResponse(
                new ResponseId(civic.ids().next()),
                Optional.of(written.post()),
                proposal.id(),
                Optional.of(voice.body().id()),
                written.by().id(),
                written.via(),
                version.createdAt(),
                Optional.empty(),
                voice.delegation().map(Delegations.Delegation::id),
                written.group(),
                List.of(version));
        store.insert(tx, response);
        if (says.position().isPresent()) { // comments stand in the discussion
            proposals.record(
                    tx,
                    proposal.id(),
                    event("response")
                            .of(voice.body().id())
                            .by(written.by().id())
                            .to(says.type().word()));
        }
        log(tx, "answered", proposal, response, version);
        return response;
    }

    /** Keeps another version of what was kept, and moves the track where it says something else than before. */
    void change(
            Transaction tx,
            Proposal proposal,
            OfficialResponse response,
            Voice voice,
            Statement says,
            Written written) {
        var version = version(tx, response.latest().number() + 1, says, written);
        store.insert(tx, response.id(), version);
        if (response.isAnswer() || says.position().isPresent()) {
            proposals.record(
                    tx,
                    proposal.id(),
                    event("response-edited")
                            .of(voice.body().id())
                            .by(written.by().id())
                            .to(Integer.toString(version.number())));
        }
        log(tx, "edited", proposal, response, version);
        if (says.equals(response.latest().says())) {
            lifecycle.changed(tx, proposal.id());
        } else {
            takeEffect(tx, proposal, response, voice, says, written.version(version.number()));
        }
    }

    /** What an answer says comes to be so, and those who back the proposal hear of it. */
    void takeEffect(
            Transaction tx,
            Proposal proposal,
            OfficialResponse response,
            Voice voice,
            Statement says,
            Written written) {
        if (says.position().isEmpty()) {
            lifecycle.changed(tx, proposal.id());
            return;
        }
        consequences.before(tx, proposal, response, voice, says, written.by());
        boolean seenAlready = says.type() == ResponseType.QUESTION
                && says.position().get().isBefore(voice.track().state());
        if (!seenAlready) {
            lifecycle.moveTrack(
                    tx,
                    proposal,
                    proposals.tracks(tx, proposal.id()).stream()
                            .filter(track -> track.position() == voice.track().position())
                            .findFirst()
                            .orElse(voice.track()),
                    new Lifecycle.Said(
                            says.position().get(),
                            written.by().id(),
                            voice.own(),
                            written.post(),
                            written.uri(),
                            says.reason()));
        }
        consequences.after(tx, proposal, voice, says, written.by());
        if (!seenAlready) {
            occasions.moved(
                    tx,
                    proposal,
                    voice.body().id(),
                    voice.track().state(),
                    says.position().get(),
                    written.occasion(),
                    written.post());
        }
    }

    /** The post is gone: what it said, and where it brought the track, stays. */
    void remove(Transaction tx, Proposal proposal, OfficialResponse response, Account by) {
        store.setRemoved(tx, response.id(), civic.clock().instant());
        if (response.isAnswer()) {
            var happened = event("response-removed")
                    .by(by.id())
                    .to(response.latest().says().type().word());
            proposals.record(
                    tx, proposal.id(), response.body().map(happened::of).orElse(happened));
        }
        log(tx, "removed", proposal, response, response.latest());
        lifecycle.changed(tx, proposal.id());
    }

    private ResponseVersion version(Transaction tx, int number, Statement says, Written written) {
        return new ResponseVersion(
                number,
                says,
                written.html(),
                written.language(),
                written.by().uri(),
                level(tx, written),
                civic.clock().instant());
    }

    /** The highest step of the ladder on which its author stands now; none for a letter. */
    private int level(Transaction tx, Written written) {
        return written.via() == Via.MAIL
                ? 0
                : civic.officials().evidence(tx, written.by().id()).stream()
                        .filter(Recognition::holds)
                        .mapToInt(Recognition::level)
                        .reduce(Recognition.OFFICIAL, Math::max);
    }

    private void log(
            Transaction tx, String act, Proposal proposal, OfficialResponse response, ResponseVersion version) {
        civic.log()
                .add(
                        tx,
                        proposal.id(),
                        new ResponseEntry(
                                act,
                                civic.clock().instant(),
                                proposal.record(),
                                response.id().value(),
                                version.number(),
                                actor(tx, response.body()).orElse(version.by()),
                                version.says().position().map(TrackState::word).orElse("note"),
                                version.digest()));
    }

    private Optional<URI> actor(Transaction tx, Optional<BodyId> body) {
        return civic.bodies().list(tx, body.stream().toList()).stream()
                .findFirst()
                .flatMap(found -> found.account())
                .flatMap(account -> civic.accounts().find(tx, account))
                .map(Account::uri);
    }
}
