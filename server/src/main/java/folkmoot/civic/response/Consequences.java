package folkmoot.civic.response;

import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Hops;
import folkmoot.civic.proposal.Lifecycle;
import folkmoot.civic.proposal.Pauses;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.TrackState;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;

/** What the kinds of answers do beside moving the track: promise, pass on, ask. */
record Consequences(Foundations civic, Lifecycle lifecycle, Milestones milestones, Hops hops, Pauses pauses) {

    /** Before the track moves: the headline has to see whom it was passed on to, and a body that goes on waits no longer. */
    void before(Transaction tx, Proposal proposal, OfficialResponse response, Voice voice, Statement says, Account by) {
        var body = voice.body().id();
        if (says.type() != ResponseType.QUESTION) {
            pauses.end(tx, proposal, body);
        }
        milestones.promised(tx, response, body, says);
        if (says.position().filter(TrackState.DONE::equals).isPresent()) {
            milestones.done(tx, proposal.id(), body);
        }
        says.names()
                .flatMap(slug -> civic.bodies().findValid(tx, proposal.community(), slug))
                .filter(to -> !to.id().equals(body))
                .ifPresent(to -> hops.pass(tx, proposal, body, to, by.id()));
    }

    /** After it: a question leaves the ball with the author. */
    void after(Transaction tx, Proposal proposal, Voice voice, Statement says, Account by) {
        if (says.type() == ResponseType.QUESTION) {
            pauses.begin(tx, proposal, voice.body().id(), by.id());
        }
    }
}
