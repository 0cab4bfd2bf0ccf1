package folkmoot.civic.group;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.civic.proposal.Proposals;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Lock;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.PollId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.text.Worded;
import folkmoot.talk.poll.Polls;
import folkmoot.talk.status.Status;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What an account that speaks for a public body tried to do to a proposal or a community, and was refused: to support, to vote, to link, to
 * close, to put on top, to take away. Moderators of the community read all of it, by whatever door it came. What was tried by an activity from
 * another server was public: the proposal's history says it, once for each account, however often and whatever it tries. What is tried in an
 * app or on a page here is seen by nobody else, and is not shown.
 */
public final class RefusedActs {

    /** So many are listed. */
    public static final int MOST_LISTED = 100;

    /** @param what a word of what was tried */
    record Tried(long proposal, long account, String what) {}

    private static final JobKind<Tried> TRIED = new JobKind<>("refused-act", Tried.class, RetryPolicy.USUAL);

    private final Database database;
    private final Subjects subjects;
    private final Proposals proposals;
    private final Polls polls;
    private final Foundations civic;
    private final Jobs jobs;
    private final RefusedActStore store = new RefusedActStore();

    public RefusedActs(Database database, Subjects subjects, Proposals proposals, Polls polls, Jobs jobs) {
        this.database = database;
        this.subjects = subjects;
        this.proposals = proposals;
        this.civic = proposals.civic();
        this.polls = polls;
        this.jobs = jobs;
        jobs.handle(TRIED, this::show);
    }

    /** By which door somebody came. */
    public enum Door implements Worded {
        /** An activity from another server: others saw it. */
        WIRE,
        /** An app or a page here: nobody saw it. */
        APP;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Door> of(String word) {
            return Worded.find(Door.class, word);
        }
    }

    /**
     * One thing that somebody tried.
     *
     * @param body for which the account spoke then
     * @param proposal empty where it was tried on the community itself
     * @param act a word
     */
    public record Attempt(
            AccountId account,
            BodyId body,
            Optional<ProposalId> proposal,
            String act,
            Door door,
            int times,
            Instant first,
            Instant last) {}

    /** The newest {@link #MOST_LISTED} of a community. Problems: 403 for all but its moderators. */
    public List<Attempt> list(Transaction tx, CommunityId community, AccountId moderator) {
        civic.communities().requireModerator(tx, community, moderator);
        return store.list(tx, community, MOST_LISTED);
    }

    private record Act(String what, URI object) {}

    /** An activity was refused as its sender may not do that. Shown by a job, which takes the proposal's lock first. */
    public void refused(Transaction tx, Activity activity, URI sender) {
        act(activity)
                .ifPresent(act -> proposal(tx, act.object())
                        .ifPresent(proposal -> subjects.account(tx, sender)
                                .ifPresent(account -> noted(
                                        tx,
                                        account,
                                        act.what(),
                                        proposal.community(),
                                        Optional.of(proposal),
                                        Door.WIRE))));
    }

    /**
     * Somebody tried something in an app or on a page here, and was refused. Nothing for who speaks for no body of that register.
     *
     * @param what a word of what was tried
     * @param target on what, whether or not they may see it
     */
    public void refusedHere(AccountId account, String what, Target target) {
        database.write(tx -> civic.accounts()
                .find(tx, account)
                .filter(who -> civic.officials().isOfficialAnywhere(tx, who))
                .ifPresent(who -> {
                    switch (target) {
                        case Target.OfCommunity(var name) ->
                            civic.communities()
                                    .byName(tx, name)
                                    .ifPresent(community ->
                                            noted(tx, who, what, community.id(), Optional.empty(), Door.APP));
                        case Target.OfProposal(var id) ->
                            proposals.find(tx, id).ifPresent(proposal -> noted(tx, who, what, proposal));
                        case Target.OfPost(var id) ->
                            civic.statuses()
                                    .find(tx, id)
                                    .filter(post -> !post.author().equals(account))
                                    .ifPresent(post -> onPost(tx, who, what, post));
                        case Target.OfPoll(var id) ->
                            polls.find(tx, id)
                                    .flatMap(poll -> civic.statuses().find(tx, poll.status()))
                                    .ifPresent(post -> onPost(tx, who, what, post));
                    }
                }));
    }

    /** On what something was tried. */
    public sealed interface Target {

        record OfCommunity(String name) implements Target {}

        record OfProposal(ProposalId id) implements Target {}

        record OfPost(StatusId id) implements Target {}

        record OfPoll(PollId id) implements Target {}
    }

    private void onPost(Transaction tx, Account who, String what, Status post) {
        var proposal = proposals.backedBy(tx, post);
        if (proposal.isPresent()) {
            noted(tx, who, what, proposal.get());
        } else {
            subjects.community(tx, post)
                    .ifPresent(community -> noted(tx, who, what, community.id(), Optional.empty(), Door.APP));
        }
    }

    private void noted(Transaction tx, Account who, String what, Proposal proposal) {
        if (proposal.local()) {
            noted(tx, who, what, proposal.community(), Optional.of(proposal), Door.APP);
        }
    }

    /** The one way in of both doors. */
    private void noted(
            Transaction tx, Account account, String what, CommunityId community, Optional<Proposal> about, Door door) {
        civic.officials().speaksFor(tx, community, account).ifPresent(body -> {
            store.note(
                    tx,
                    civic.ids().next(),
                    account.id(),
                    body.id(),
                    community,
                    about,
                    what,
                    door,
                    civic.clock().instant());
            about.filter(_ -> door == Door.WIRE)
                    .filter(proposal -> !isShown(tx, proposal.id(), account.id()))
                    .ifPresent(proposal -> jobs.enqueue(
                            tx,
                            TRIED,
                            new Tried(proposal.id().value(), account.id().value(), what)));
        });
    }

    private static Optional<Act> act(Activity activity) {
        return switch (activity) {
            case Like like -> Optional.of(new Act("support", like.object()));
            case Lock lock -> Optional.of(new Act("lock", lock.object()));
            case Add add -> Optional.of(new Act("feature", add.object()));
            case Remove remove -> Optional.of(new Act("feature", remove.object()));
            case Delete delete -> Optional.of(new Act("remove", delete.object()));
            default -> Optional.empty();
        };
    }

    private Optional<Proposal> proposal(Transaction tx, URI post) {
        return subjects.post(tx, post)
                .flatMap(status -> proposals.backedBy(tx, status))
                .filter(proposal -> proposal.local() && proposal.state().isPublic());
    }

    private boolean isShown(Transaction tx, ProposalId proposal, AccountId account) {
        return proposals.events(tx, proposal).stream()
                .anyMatch(event -> event.kind().equals(ProposalEvent.ATTEMPT)
                        && event.actor().equals(Optional.of(account)));
    }

    private void show(Tried tried) {
        var account = new AccountId(tried.account());
        database.write(tx -> proposals.locked(tx, List.of(new ProposalId(tried.proposal()))).stream()
                .filter(proposal -> !isShown(tx, proposal.id(), account))
                .findFirst()
                .ifPresent(proposal -> civic.accounts()
                        .find(tx, account)
                        .flatMap(who -> civic.officials().speaksFor(tx, proposal.community(), who))
                        .ifPresent(body -> proposals.record(
                                tx,
                                proposal.id(),
                                event(ProposalEvent.ATTEMPT)
                                        .of(body.id())
                                        .by(account)
                                        .to(tried.what())))));
    }
}
