package folkmoot.civic.desk;

import folkmoot.civic.desk.DeskFilter.Standing;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Track;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.WorkingDays;
import folkmoot.people.team.Teams;
import folkmoot.people.user.ActingMembers;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What lies before an account that proposals address: one list over all communities and instances. It shows what is public anyway, and
 * changes nothing but how the account orders its own work.
 */
public final class Desk {

    /** Groups on a page. */
    public static final int MOST_GROUPS = 50;
    /** Cases of one group that are shown and answered at once. */
    public static final int MOST_CASES = 500;
    /** Rows of an export. */
    public static final int MOST_EXPORTED = 20_000;

    private final Proposals proposals;
    private final Origins origins;
    private final Teams teams;
    private final ActingMembers members;
    private final WorkingDays days;
    private final InstantSource clock;
    private final DeskStore store = new DeskStore();

    Desk(
            Proposals proposals,
            Origins origins,
            Teams teams,
            ActingMembers members,
            WorkingDays days,
            InstantSource clock) {
        this.proposals = proposals;
        this.origins = origins;
        this.teams = teams;
        this.members = members;
        this.days = days;
        this.clock = clock;
    }

    /** Whether anything addresses the account, so that it has a desk. */
    public boolean exists(Transaction tx, AccountId account) {
        return store.hasDesk(tx, account);
    }

    /** One page of groups. @param offset how many come before */
    public List<DeskGroup> groups(Transaction tx, DeskWorker worker, DeskFilter filter, int offset) {
        return store.groups(tx, worker.account(), filter, today(), MOST_GROUPS + 1, offset);
    }

    /** How much lies there in all. */
    public DeskCounts counts(Transaction tx, DeskWorker worker) {
        return store.counts(tx, worker.account(), today());
    }

    /** The cases of a group, the most urgent first. Problems: 404 for a group that does not lie on this desk. */
    public List<DeskCase> group(Transaction tx, DeskWorker worker, ProposalId group, DeskFilter filter) {
        requireGroup(tx, worker, group);
        return cases(tx, worker, store.cases(tx, worker.account(), Optional.of(group), filter, today(), MOST_CASES));
    }

    /** All that the filter leaves. */
    public List<DeskCase> all(Transaction tx, DeskWorker worker, DeskFilter filter) {
        return cases(tx, worker, store.cases(tx, worker.account(), Optional.empty(), filter, today(), MOST_EXPORTED));
    }

    private List<DeskCase> cases(Transaction tx, DeskWorker worker, List<DeskStore.Row> rows) {
        var ids = rows.stream().map(DeskStore.Row::proposal).toList();
        var found = proposals.all(tx, ids).stream()
                .collect(Collectors.toMap(proposal -> proposal.id(), Function.identity()));
        var from = origins.of(tx, found.values());
        var tracks = proposals.tracks(tx, ids);
        return rows.stream()
                .filter(row -> found.containsKey(row.proposal()))
                .map(row -> {
                    var own = own(tracks, row.proposal(), worker.account());
                    return new DeskCase(
                            found.get(row.proposal()),
                            from.get(row.proposal()),
                            own.stream()
                                    .map(Track::state)
                                    .min(Comparator.comparingInt(TrackState::stage))
                                    .orElse(TrackState.NOT_ASKED),
                            row.supports(),
                            own.stream()
                                    .flatMap(track -> track.clock().answerDue().stream())
                                    .min(Comparator.naturalOrder()),
                            own.stream()
                                    .allMatch(track -> track.clock().answered().isPresent()),
                            row.assigned());
                })
                .toList();
    }

    private static List<Track> own(Map<ProposalId, List<Track>> tracks, ProposalId proposal, AccountId account) {
        return tracks.getOrDefault(proposal, List.of()).stream()
                .filter(track -> track.account().filter(account::equals).isPresent())
                .toList();
    }

    /** Problems: 404 for a group that does not lie on this desk. */
    void requireGroup(Transaction tx, DeskWorker worker, ProposalId group) {
        if (!store.isGroup(tx, worker.account(), group)) {
            throw new NotFound();
        }
    }

    /** The group in which a proposal lies; empty where it does not address the account. */
    public Optional<ProposalId> groupOf(Transaction tx, AccountId account, ProposalId proposal) {
        return store.group(tx, account, proposal);
    }

    /** Gives a group to a member of the team, or to nobody. Problems: 404 for a group elsewhere, 422 for somebody who is no member. */
    public void assign(Transaction tx, DeskWorker worker, ProposalId group, Optional<UserId> member) {
        requireGroup(tx, worker, group);
        if (member.isPresent() && !isHere(tx, worker, member.get())) {
            throw Invalid.field("member", "ERR_INCLUSION", "does not belong to the team");
        }
        store.assign(tx, worker.account(), group, member);
    }

    private boolean isHere(Transaction tx, DeskWorker worker, UserId member) {
        return teams.find(tx, worker.account()).isPresent()
                ? members.find(tx, worker.account(), member).isPresent()
                : member.equals(worker.person());
    }

    /** Takes a case out of its group, into one of its own: it asks for something else after all. Problems: 404 for a case elsewhere. */
    public void separate(Transaction tx, DeskWorker worker, ProposalId proposal) {
        var group = groupOf(tx, worker.account(), proposal).orElseThrow(NotFound::new);
        var others = store
                .cases(tx, worker.account(), Optional.of(group), DeskFilter.of(Standing.ALL), today(), MOST_CASES)
                .stream()
                .map(DeskStore.Row::proposal)
                .filter(id -> !id.equals(proposal))
                .toList();
        if (group.equals(proposal) && !others.isEmpty()) { // the others go on under the name of another
            store.regroup(tx, worker.account(), others, others.getFirst());
        }
        store.regroup(tx, worker.account(), List.of(proposal), proposal);
    }

    /** The day by which clocks are read. */
    public LocalDate today() {
        return days.day(clock.instant());
    }
}
