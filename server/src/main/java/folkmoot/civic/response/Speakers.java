package folkmoot.civic.response;

import folkmoot.civic.body.Body;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Track;
import folkmoot.civic.response.Delegations.Delegation;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who may answer on which track of a proposal: the one place that says so (docs/civic/answers.md). */
final class Speakers {

    private final Proposals proposals;
    private final Foundations civic;
    private final Delegations delegations;

    Speakers(Proposals proposals, Delegations delegations) {
        this.proposals = proposals;
        this.delegations = delegations;
        this.civic = proposals.civic();
    }

    /** As {@link #of}, where the account answers: what it is recognised by at this moment is kept beside it. */
    List<Voice> answering(Transaction tx, Proposal proposal, Account account) {
        if (civic.officials().isOfficialAnywhere(tx, account)) {
            civic.officials().checkDomain(tx, account);
        }
        return of(tx, proposal, account);
    }

    /** The tracks on which an account may answer now, by what the register says now. */
    List<Voice> of(Transaction tx, Proposal proposal, Account account) {
        if (!civic.officials().isOfficialAnywhere(tx, account)) {
            return List.of();
        }
        Map<BodyId, Body> spokenFor = civic.officials().speaksForAll(tx, proposal.community(), account).stream()
                .collect(Collectors.toMap(Body::id, Function.identity()));
        Map<BodyId, Delegation> onBehalf = delegations.to(tx, spokenFor.keySet()).stream()
                .collect(Collectors.toMap(Delegation::body, Function.identity(), (newer, _) -> newer));
        var voices = new ArrayList<Voice>();
        for (var track : proposals.tracks(tx, proposal.id())) {
            track.body()
                    .flatMap(id -> voice(tx, track, id, spokenFor, onBehalf))
                    .ifPresent(voices::add);
        }
        return voices;
    }

    private Optional<Voice> voice(
            Transaction tx, Track track, BodyId id, Map<BodyId, Body> spokenFor, Map<BodyId, Delegation> onBehalf) {
        var own = Optional.ofNullable(spokenFor.get(id)).map(body -> new Voice(track, body, true, Optional.empty()));
        return own.or(() -> Optional.ofNullable(onBehalf.get(id))
                .flatMap(delegation -> civic.bodies().list(tx, List.of(id)).stream()
                        .filter(this::isValid)
                        .findFirst()
                        .map(body -> new Voice(track, body, false, Optional.of(delegation)))));
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
                .filter(this::isValid)
                .collect(Collectors.toMap(Body::id, Function.identity()));
        return tracks.stream()
                .flatMap(track -> track.body().map(bodies::get).stream()
                        .map(body -> new Voice(track, body, false, Optional.empty())))
                .toList();
    }

    List<Voice> of(Transaction tx, Proposal proposal, NewResponse given) {
        return given.via() == Via.MAIL ? byMail(tx, proposal, given.by()) : answering(tx, proposal, given.by());
    }

    /** Nobody answers for a body that is no longer in the register, whoever once could. */
    private boolean isValid(Body body) {
        return body.isValidOn(civic.days().day(civic.clock().instant()));
    }
}
