package folkmoot.civic.response;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may answer on which track of a proposal: the one place that says so (docs/civic/answers.md). */
final class Speakers {

    private final Proposals proposals;
    private final Foundations civic;

    Speakers(Proposals proposals) {
        this.proposals = proposals;
        this.civic = proposals.civic();
    }

    /** The tracks on which an account may answer now, by what the register says now. */
    List<Voice> of(Transaction tx, Proposal proposal, Account account) {
        if (!civic.officials().isOfficialAnywhere(tx, account)) {
            return List.of();
        }
        civic.officials().checkDomain(tx, account);
        Map<BodyId, Body> spokenFor = civic.officials().speaksForAll(tx, proposal.community(), account).stream()
                .collect(Collectors.toMap(Body::id, Function.identity()));
        var voices = new ArrayList<Voice>();
        for (var track : proposals.tracks(tx, proposal.id())) {
            track.body().map(spokenFor::get).ifPresent(body -> voices.add(new Voice(track, body, true)));
        }
        return voices;
    }

    /** The same for what came by mail from the body's own address, which the clerk publishes. */
    List<Voice> byMail(Transaction tx, Proposal proposal, Account clerk) {
        if (!civic.communities().require(tx, proposal.community()).clerk().equals(clerk.id())) {
            return List.of();
        }
        var tracks = proposals.tracks(tx, proposal.id());
        var bodies = civic
                .bodies()
                .list(
                        tx,
                        tracks.stream().flatMap(track -> track.body().stream()).toList())
                .stream()
                .collect(Collectors.toMap(Body::id, Function.identity()));
        return tracks.stream()
                .flatMap(track -> track.body().map(bodies::get).stream().map(body -> new Voice(track, body, false)))
                .toList();
    }

    List<Voice> of(Transaction tx, Proposal proposal, NewResponse given) {
        return given.via() == Via.MAIL ? byMail(tx, proposal, given.by()) : of(tx, proposal, given.by());
    }
}
