package folkmoot.door.web;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalLink;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Reason;
import folkmoot.civic.proposal.Track;
import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.Words;
import folkmoot.civic.response.ResponseType;
import folkmoot.civic.support.Supports;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What whoever looks at a proposal can do with it, and how their own support is counted. */
final class ViewerActions {

    private final CivicSources from;
    private final Views views;

    ViewerActions(CivicSources from, Views views) {
        this.from = from;
        this.views = views;
    }

    void add(Transaction tx, Messages text, Proposal proposal, Optional<AccountId> viewer, Map<String, Object> shown) {
        var account = viewer.flatMap(id -> from.accounts().find(tx, id));
        boolean official = account.filter(who -> from.officials().isOfficial(tx, proposal.community(), who))
                .isPresent();
        boolean moderator = viewer.filter(
                        id -> proposal.local() && from.communities().isModerator(tx, proposal.community(), id))
                .isPresent();
        shown.put("signedIn", viewer.isPresent());
        shown.put("official", official);
        shown.put("takesSupports", proposal.state().takesSupports());
        var own = viewer.flatMap(id -> from.supports().own(tx, id, proposal));
        shown.put(
                "supported",
                own.isPresent()
                        || viewer.filter(id -> from.supports().supports(tx, id, proposal))
                                .isPresent());
        shown.put(
                "followed",
                viewer.filter(id -> from.proposals().follows(tx, proposal.id(), id))
                        .isPresent());
        shown.put("ownSupport", own.map(one -> ownSupport(text, one)).orElse(""));
        shown.put(
                "earlierText",
                own.map(Supports.Own::version)
                        .filter(version -> version < proposal.version())
                        .orElse(0));
        shown.put("own", viewer.filter(proposal.author()::equals).isPresent() && proposal.local());
        shown.put("moderator", moderator);
        shown.put("me", viewer.map(AccountId::toString).orElse(""));
        addText(tx, proposal, viewer, shown);
        shown.put("states", moderator ? states(tx, text, proposal) : List.of());
        shown.put(
                "mayResubmit",
                viewer.filter(proposal.author()::equals).isPresent() && proposal.state() == ProposalState.RETURNED);
        shown.put("maySend", moderator && proposal.state() == ProposalState.GATHERING && isUnsent(tx, proposal));
        shown.put("held", moderator ? held(tx, text, proposal, account.orElseThrow()) : List.of());
        shown.put("refusals", HeldView.choices(text));
        shown.put("reasons", moderator ? reasons(text) : List.of());
        shown.put(
                "respondFor", account.map(who -> respondFor(tx, proposal, who)).orElse(""));
        shown.put("positions", positions(text));
        shown.put(
                "mayConfirm",
                viewer.isPresent()
                        && !official
                        && proposal.local()
                        && from.confirmations().mayConfirm(tx, proposal, viewer.get()));
        shown.put("linkKinds", kinds(text));
        shown.put("inPerson", InPersonView.of(tx, from, views, text, proposal, account, moderator));
    }

    private List<HeldView> held(Transaction tx, Messages text, Proposal proposal, Account moderator) {
        return from.review().held(tx, proposal, moderator).stream()
                .map(batch -> HeldView.of(text, batch, when -> views.date(text, when)))
                .toList();
    }

    /** How the viewer's support is counted, and why not. */
    private static String ownSupport(Messages text, Supports.Own own) {
        return switch (own.counting()) {
            case COUNTED ->
                text.get(
                        "support.own.counted",
                        text.get("supports.column." + own.column().word()));
            case HELD -> text.get(own.why().equals(Optional.of("young")) ? "support.own.young" : "support.own.held");
            case INVALID -> text.get("support.own.invalid");
        };
    }

    /** The names of the bodies for which the account may answer here; empty for none. */
    private String respondFor(Transaction tx, Proposal proposal, Account account) {
        return from.answers().responses().tracks(tx, proposal, account).stream()
                .map(Track::bodyName)
                .collect(Collectors.joining(", "));
    }

    private void addText(Transaction tx, Proposal proposal, Optional<AccountId> viewer, Map<String, Object> shown) {
        boolean author = proposal.local()
                && viewer.filter(id -> from.proposals().isAuthor(tx, proposal, id))
                        .isPresent();
        boolean open = proposal.state().isOpenText() && !from.proposals().isSent(tx, proposal.id());
        shown.put("mayEdit", author && open && proposal.original().isEmpty());
        shown.put(
                "followUp",
                author && !open
                        ? "/c/"
                                + from.communities()
                                        .require(tx, proposal.community())
                                        .name() + "/proposals/new?follows=" + proposal.id()
                        : "");
    }

    private boolean isUnsent(Transaction tx, Proposal proposal) {
        return !from.proposals().tracks(tx, proposal.id()).isEmpty()
                && !from.proposals().isSent(tx, proposal.id());
    }

    /** What it can become now; first to be what it was. */
    private List<CommunityPages.Choice> states(Transaction tx, Messages text, Proposal proposal) {
        var words = Words.in(text.language());
        var choices = new ArrayList<CommunityPages.Choice>();
        from.lifecycle()
                .before(tx, proposal)
                .ifPresent(before -> choices.add(new CommunityPages.Choice(
                        ProposalPages.RESTORED, text.get("moderate.restore", words.state(before)), false)));
        from.lifecycle()
                .choices(tx, proposal)
                .forEach(state -> choices.add(new CommunityPages.Choice(state.word(), words.state(state), false)));
        return choices;
    }

    /** Why moderators can decide against something. */
    static List<CommunityPages.Choice> reasons(Messages text) {
        return Arrays.stream(Reason.values())
                .map(reason ->
                        new CommunityPages.Choice(reason.word(), ProposalPages.reason(text, reason.word()), false))
                .toList();
    }

    private static List<CommunityPages.Choice> positions(Messages text) {
        var words = Words.in(text.language());
        return Stream.concat(
                        Arrays.stream(TrackState.values())
                                .filter(TrackState::isSaid)
                                .map(state -> new CommunityPages.Choice(state.word(), words.track(state), false)),
                        Stream.of(new CommunityPages.Choice(
                                ResponseType.QUESTION.word(), text.get("response.type.question"), false)))
                .toList();
    }

    private static List<CommunityPages.Choice> kinds(Messages text) {
        return Arrays.stream(ProposalLink.Kind.values())
                .map(kind -> new CommunityPages.Choice(kind.word(), text.get("link.kind." + kind.word()), false))
                .toList();
    }
}
